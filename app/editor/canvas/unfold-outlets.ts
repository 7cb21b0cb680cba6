import { makeRoom } from '../document/arrange';
import type { Editor } from '../store';
import { drawCards } from './cards';
import { PILLS } from './geometry';

/**
 * Shows every way out of a step. That it does is only looked at here; that what stands below makes room for the taller card
 * is done to the flow, and undone like a move.
 */
export function unfoldOutlets(editor: Editor, id: string): void {
  editor.getState().unfold(id);
  const { unfolded, run } = editor.getState();
  run((records) => {
    const cards = drawCards(records, unfolded);
    return makeRoom(records, id, ({ id: each }) => {
      const { width = 0, height = 0, layout } = cards.get(each) ?? {};
      return { width, height: layout === 'pills' ? height + PILLS : height };
    });
  });
}

import { makeRoom } from '../document/arrange';
import type { Editor } from '../store';
import { drawCards } from './cards';
import { heightWithPills } from './geometry';

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
      const card = cards.get(each);
      return card ? { width: card.width, height: heightWithPills(card) } : { width: 0, height: 0 };
    });
  });
}

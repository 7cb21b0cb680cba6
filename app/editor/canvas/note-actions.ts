import { LEAST_NOTE, MOST_NOTE, NOTE_SIZE } from '../../../core/document';
import { changeNote } from '../document/commands';
import type { Editor } from '../store';
import type { CanvasAction, CanvasScope } from './canvas-action';

/** The note that is worked on: one is, while no step is selected. */
export function noteInHand({ editor }: Pick<CanvasScope, 'editor'>): string | null {
  const { selected, selectedEdges, selectedNote } = editor.getState();
  return selected.length + selectedEdges.length === 0 ? selectedNote : null;
}

/** How far one press goes: the grid that a hand's resizing keeps, five times. */
const STEP = 20;

const SIDES = [
  ['studio.note.wider', 'ArrowRight', { width: STEP, height: 0 }],
  ['studio.note.narrower', 'ArrowLeft', { width: -STEP, height: 0 }],
  ['studio.note.taller', 'ArrowDown', { width: 0, height: STEP }],
  ['studio.note.shorter', 'ArrowUp', { width: 0, height: -STEP }],
] as const;

/** What the corners of a note do, from its menu and by keys. */
export const NOTE_ACTIONS: readonly CanvasAction[] = SIDES.map(([name, key, by]): CanvasAction => {
  return {
    name,
    section: 'arrange',
    keys: [`Shift+${key}`],
    menu: ['note'],
    under: 'studio.note.size',
    edits: true,
    when: (scope) => noteInHand(scope) !== null,
    run: ({ editor }) => resizeNote(editor, by),
  };
});

function resizeNote(editor: Editor, by: { width: number; height: number }): void {
  const id = noteInHand({ editor });
  if (id === null) return;
  const side = (size: typeof NOTE_SIZE, of: 'width' | 'height') =>
    Math.min(Math.max(size[of] + by[of], LEAST_NOTE[of]), MOST_NOTE[of]);
  editor.getState().run((records) => {
    const { size = NOTE_SIZE } = records.notes.byId[id] ?? {};
    return changeNote(records, id, { size: { width: side(size, 'width'), height: side(size, 'height') } });
  }, 'note:size');
}

/** Moves the note in hand, as the arrows move steps. */
export function nudgeNote(editor: Editor, by: { x: number; y: number }): void {
  const id = noteInHand({ editor });
  if (id === null) return;
  editor.getState().run((records) => {
    const at = records.notes.byId[id]?.position;
    return at ? changeNote(records, id, { position: { x: at.x + by.x, y: at.y + by.y } }) : [];
  }, 'nudge');
}

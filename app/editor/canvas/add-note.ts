import { addNote, type Point } from '../document/commands';
import { newNodeId } from '../document/place';
import type { Editor } from '../store';

/** A blank note at a place of the paper. */
export function addNoteAt(editor: Editor, position: Point): void {
  editor.getState().run((records) => {
    const id = newNodeId('note', records.notes.byId);
    const at = { x: Math.round(position.x), y: Math.round(position.y) };
    return addNote(records, { id, text: '', position: at });
  });
}

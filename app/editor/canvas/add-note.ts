import { addNote, type Point } from '../document/commands';
import { newNodeId } from '../document/place';
import type { Editor } from '../store';

/** A blank note at a place of the paper, ready to be written in. */
export function addNoteAt(editor: Editor, position: Point): void {
  const { records, run, select, selectNote } = editor.getState();
  const id = newNodeId('note', records.notes.byId);
  const at = { x: Math.round(position.x), y: Math.round(position.y) };
  run((now) => addNote(now, { id, text: '', position: at }));
  // What comes next is done to the note: a step that stays selected would take the keys meant for it.
  select([]);
  selectNote(id);
  writeNote(id);
}

/** Puts the cursor into a note, once whatever asked for it is gone. */
export function writeNote(id: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`)?.focus(), 60);
}

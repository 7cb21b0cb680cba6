import type { ReactFlowInstance } from '@xyflow/react';
import { NOTE_SIZE } from '../../../core/document';
import { addNote, type Point } from '../document/commands';
import { newNodeId } from '../document/place';
import type { Editor } from '../store';
import { clearPlace } from './clear-place';

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

/** The same where nobody pointed a place for it: at one of the screen or, where something stands there, beside that. */
export function addNoteInView(
  editor: Editor,
  flow: Pick<ReactFlowInstance, 'screenToFlowPosition' | 'getZoom'>,
  screen: Point,
): void {
  const hint = document.querySelector('[data-hint]')?.getBoundingClientRect();
  const free = hint ? besideHint(screen, flow.getZoom(), hint) : screen;
  addNoteAt(editor, clearPlace(editor.getState().records, flow.screenToFlowPosition(free)));
}

/** The hint of blank paper stands before whatever is there: a note that would lie behind it goes to its right. */
export function besideHint(
  screen: Point,
  zoom: number,
  hint: Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>,
): Point {
  const behind =
    screen.x < hint.right &&
    screen.x + NOTE_SIZE.width * zoom > hint.left &&
    screen.y < hint.bottom &&
    screen.y + NOTE_SIZE.height * zoom > hint.top;
  return behind ? { x: hint.right + 24, y: screen.y } : screen;
}

/** Puts the cursor into a note, once whatever asked for it is gone. */
export function writeNote(id: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`)?.focus(), 60);
}

import type { Point } from '../document/commands';
import type { Editor } from '../store';

const POINTERS = new WeakMap<Editor, Point>();

/** Where the pointer is over the canvas, on the screen; null while it is elsewhere. Nobody is drawn again by it. */
export const pointerOf = (editor: Editor): Point | null => POINTERS.get(editor) ?? null;

export function setPointer(editor: Editor, at: Point | null): void {
  if (at) POINTERS.set(editor, at);
  else POINTERS.delete(editor);
}

import { useStore } from '@xyflow/react';
import { useRef } from 'react';
import { useEditor, type EditorState } from '../store';

/**
 * What hangs on the selection and takes long to follow it, or moves the canvas: while a lasso is drawn, it stays what it
 * was before.
 */
export function useCalm<T>(selector: (state: EditorState) => T): T {
  const drawing = useStore((state) => state.userSelectionActive);
  const now = useEditor(selector);
  const held = useRef(now);
  if (!drawing) held.current = now;
  return held.current;
}

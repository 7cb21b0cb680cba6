import type { Node } from '@xyflow/react';
import { useMemo } from 'react';
import { listOf } from '../document/records';
import { useEditor } from '../store';

export type NoteNode = Node<Record<string, never>, 'note'>;

/** Nodes of the canvas that stand for a note are told apart from steps by a prefix. */
const PREFIX = 'note:';
export const noteOfNode = (node: string): string | null => (node.startsWith(PREFIX) ? node.slice(PREFIX.length) : null);

const SIZE = { width: 200, height: 112 };
const DATA = {};

/** The canvas's notes from the records, below the steps. */
export function useFlowNotes(): NoteNode[] {
  const notes = useEditor((state) => state.records.notes);
  const selected = useEditor((state) => state.selectedNote);
  return useMemo(
    () =>
      listOf(notes).map((note) => ({
        id: PREFIX + note.id,
        type: 'note',
        position: note.position,
        data: DATA,
        selected: selected === note.id,
        zIndex: -1,
        ...SIZE,
        measured: SIZE,
      })),
    [notes, selected],
  );
}

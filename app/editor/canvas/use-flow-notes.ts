import type { Node } from '@xyflow/react';
import { useMemo } from 'react';
import { NOTE_SIZE } from '../../../core/document';
import { listOf } from '../document/records';
import { useEditor } from '../store';

export type NoteNode = Node<Record<string, never>, 'note'>;

/** Nodes of the canvas that stand for a note are told apart from steps by a prefix. */
const PREFIX = 'note:';
export const noteOfNode = (node: string): string | null => (node.startsWith(PREFIX) ? node.slice(PREFIX.length) : null);

const DATA = {};

/** The canvas's notes from the records, below the steps. */
export function useFlowNotes(): NoteNode[] {
  const notes = useEditor((state) => state.records.notes);
  const selected = useEditor((state) => state.selectedNote);
  return useMemo(
    () =>
      listOf(notes).map(({ id, position, size = NOTE_SIZE }) => ({
        id: PREFIX + id,
        type: 'note',
        position,
        data: DATA,
        selected: selected === id,
        zIndex: -1,
        ...size,
        measured: size,
      })),
    [notes, selected],
  );
}

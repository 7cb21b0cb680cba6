import { NodeResizer, type NodeProps } from '@xyflow/react';
import { X } from 'lucide-react';
import { memo } from 'react';
import { LEAST_NOTE, MOST_NOTE } from '../../../core/document';
import { useWords } from '../../words/page';
import { cx } from '../../ui/cx';
import { changeNote } from '../document/commands';
import { useEditor, useEditorStore, useMayChange } from '../store';
import { useLod } from './lod';
import { focusCanvas } from './use-canvas-scope';
import type { NoteNode as NoteNodeType } from './use-flow-notes';

/** A note for whoever reads the flow next; it does nothing. */
export const NoteNode = memo(function NoteNode({ id, selected }: NodeProps<NoteNodeType>) {
  const w = useWords();
  const lod = useLod();
  const editor = useEditorStore();
  const noteId = id.slice('note:'.length);
  const text = useEditor((state) => state.records.notes.byId[noteId]?.text ?? '');
  const readOnly = !useMayChange();
  return (
    <div
      className={cx(
        'group/note flex h-full w-full rounded-sm border bg-wait-soft text-wait-ink',
        selected ? 'border-accent' : 'border-transparent',
        lod === 'far' && 'opacity-60',
      )}
    >
      {lod === 'mid' && (
        <p className="m-4 flex-1 overflow-hidden mask-b-from-60% text-[26px] leading-8 wrap-break-word whitespace-pre-wrap">
          {text}
        </p>
      )}
      {lod === 'near' && (
        <>
          <NodeResizer
            isVisible={selected && !readOnly}
            minWidth={LEAST_NOTE.width}
            minHeight={LEAST_NOTE.height}
            maxWidth={MOST_NOTE.width}
            maxHeight={MOST_NOTE.height}
            handleClassName="note-corner"
            lineClassName="note-side"
            onResize={(_, { x, y, width, height }) => {
              const room = { position: { x, y }, size: { width: Math.round(width), height: Math.round(height) } };
              // The canvas tells of the place apart, as of any drag: both are one mark.
              editor.getState().run((records) => changeNote(records, noteId, room), 'drag');
            }}
            onResizeEnd={editor.getState().settle}
          />
          <textarea
            aria-label={w('studio.note')}
            value={text}
            readOnly={readOnly}
            placeholder={w('studio.note.placeholder')}
            maxLength={5000}
            data-note={noteId}
            onBlur={editor.getState().settle}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              focusCanvas();
            }}
            onChange={(event) => {
              const next = event.target.value;
              editor.getState().run((records) => changeNote(records, noteId, { text: next }), `${id}:text`);
            }}
            className="nodrag nowheel m-2.5 min-w-0 flex-1 resize-none bg-transparent text-label leading-4 outline-none placeholder:text-wait-ink placeholder:opacity-80"
          />
          {!readOnly && (
            <button
              type="button"
              aria-label={w('studio.note.remove')}
              onClick={() => editor.getState().run((records) => changeNote(records, noteId, null))}
              className="absolute top-1 right-1 grid size-5 place-items-center rounded-sm opacity-0 group-focus-within/note:opacity-100 group-hover/note:opacity-100"
            >
              <X className="size-3.5" aria-hidden />
            </button>
          )}
        </>
      )}
    </div>
  );
});

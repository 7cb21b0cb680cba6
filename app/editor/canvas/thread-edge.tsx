import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, Position, type EdgeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo, useState } from 'react';
import { useWords } from '../../words/page';
import { useEditor } from '../store';
import { useCanvasActions } from './canvas-actions';
import { PILLS } from './geometry';
import { useLod } from './lod';
import { wireStyle } from '../versions/change-mark';
import type { ThreadEdge as ThreadEdgeType } from './use-flow-nodes';

/** A wire. On the selected path, and on the path of a run, it becomes the thread: 3 px of accent. */
export const ThreadEdge = memo(function ThreadEdge(props: EdgeProps<ThreadEdgeType>) {
  const { id, selected } = props;
  const lit = useEditor((state) =>
    state.lit
      ? state.lit.edges.has(id)
      : state.selected.includes(props.source) || state.selected.includes(props.target),
  );
  const dimmed = useEditor((state) => state.lit !== null && !state.lit.edges.has(id));
  const change = useEditor((state) => state.changes?.get(id));
  const readOnly = useEditor((state) => state.readOnly);
  const lod = useLod();
  const [near, setNear] = useState(false);
  const { ask } = useCanvasActions();
  const w = useWords();
  const up = props.targetY < props.sourceY + 24;
  const [path, labelX, labelY] = getSmoothStepPath({
    ...props,
    borderRadius: 10,
    // A wire that leaves below makes room for the pill under its port.
    offset: props.sourcePosition === Position.Bottom ? (up ? PILLS + 8 : 20) : 20,
  });
  const thread = lit || selected;
  return (
    <g onPointerEnter={() => setNear(true)} onPointerLeave={() => setNear(false)}>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={20}
        style={{
          stroke: thread ? 'var(--accent)' : 'var(--line-edge)',
          strokeWidth: thread ? 3 : 1.5,
          opacity: dimmed ? 0.4 : 1,
          ...(change && wireStyle(change)),
        }}
      />
      {!readOnly && lod === 'near' && (near || selected) && (
        <EdgeLabelRenderer>
          <button
            type="button"
            aria-label={w('studio.canvas.addOnEdge')}
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
            onPointerEnter={() => setNear(true)}
            onClick={(event) => ask({ kind: 'edge', edge: id, screen: { x: event.clientX, y: event.clientY } })}
            className="nodrag nopan pointer-events-auto absolute grid size-5 place-items-center rounded-full bg-accent text-accent-ink"
          >
            <Plus className="size-3.5" aria-hidden strokeWidth={2.5} />
          </button>
        </EdgeLabelRenderer>
      )}
    </g>
  );
});

import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo, useState } from 'react';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { edgeKey } from '../document/records';
import { isSelected, useEditor, type EditorState } from '../store';
import { useCanvasActions } from './canvas-actions';
import { useLod } from './lod';
import { wireStyle } from '../versions/change-mark';
import type { ThreadEdge as ThreadEdgeType } from './use-flow-nodes';
import { wirePath, writeEnds } from './wire-path';

/** A wire. On the selected path, and on the path of a run, it becomes the thread: 3 px of accent. */
export const ThreadEdge = memo(function ThreadEdge(props: EdgeProps<ThreadEdgeType>) {
  const { id, selected } = props;
  const lit = useEditor((state) =>
    state.lit ? state.lit.edges.has(id) : isSelected(state, props.source) || isSelected(state, props.target),
  );
  const dimmed = useEditor((state) => state.lit !== null && !state.lit.edges.has(id));
  const was = useEditor((state) => state.lit?.was?.has(id) ?? false);
  const change = useEditor((state) => state.changes?.get(id));
  const readOnly = useEditor((state) => state.readOnly);
  const offered = useEditor((state) => offeredOn(state, id));
  const lod = useLod();
  const [near, setNear] = useState(false);
  const { ask } = useCanvasActions();
  const w = useWords();
  const { path, x, y } = wirePath(props);
  const thread = lit || selected || offered === 'here';
  return (
    <g data-ends={writeEnds(props)} onPointerEnter={() => setNear(true)} onPointerLeave={() => setNear(false)}>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={20}
        style={{
          stroke: thread ? 'var(--accent)' : 'var(--line-edge)',
          strokeWidth: thread ? 3 : 1.5,
          opacity: dimmed && !was ? 0.4 : 1,
          ...(was && { stroke: 'var(--wait)', strokeWidth: 2.5, strokeDasharray: '7 5' }),
          ...(change && wireStyle(change)),
        }}
      />
      {!readOnly && lod === 'near' && (near || selected || offered) && (
        <EdgeLabelRenderer>
          <button
            type="button"
            tabIndex={-1}
            aria-label={w('studio.canvas.addOnEdge')}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            onPointerEnter={() => setNear(true)}
            onPointerLeave={() => setNear(false)}
            onClick={(event) => ask({ kind: 'edge', edge: id, screen: { x: event.clientX, y: event.clientY } })}
            className="nodrag nopan pointer-events-auto absolute grid size-5 place-items-center rounded-full"
          >
            <span
              className={cx(
                'grid place-items-center rounded-full',
                offered === 'possible'
                  ? 'size-3.5 bg-surface text-accent ring-1 ring-accent'
                  : 'size-5 bg-accent text-accent-ink',
                offered === 'here' && 'ring-4 ring-accent/25',
              )}
            >
              <Plus className={offered === 'possible' ? 'size-2.5' : 'size-3.5'} aria-hidden strokeWidth={2.5} />
            </span>
          </button>
        </EdgeLabelRenderer>
      )}
    </g>
  );
});

/** Whether something would come into this wire: the keyboard stands on it, or what is dragged is over it or could be. */
function offeredOn({ drop, exit }: EditorState, id: string): 'here' | 'possible' | null {
  if (drop) return drop.on === 'edge' && drop.edge === id ? 'here' : 'possible';
  return exit && edgeKey(exit.from, exit.outlet) === id ? 'here' : null;
}

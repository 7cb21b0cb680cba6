import { EdgeLabelRenderer, useStoreApi, ViewportPortal, type Node } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo, useEffect, useMemo, useState, type CSSProperties } from 'react';
import type { ChangeType } from '../../../core/diff';
import { cx } from '../../ui/cx';
import { useWords } from '../../words/page';
import { edgeKey } from '../document/records';
import { useEditor, useMayChange } from '../store';
import { wireStyle } from '../versions/change-mark';
import { touches, useArea } from './area';
import { useCanvasActions } from './canvas-actions';
import { useLod } from './lod';
import type { CanvasWire } from './use-flow-wires';
import type { DrawnWire, useWireFinder, WireFinder } from './use-wire-finder';
import { boundsOfWire, endsOf, wirePath, writeEnds, type WireEnds } from './wire-path';

interface WiresProps {
  nodes: readonly Node[];
  wires: readonly CanvasWire[];
  finder: ReturnType<typeof useWireFinder>;
}

/**
 * The wires around what is in view, as one drawing. As elements of React Flow each would be a picture of its own with
 * seven subscriptions, and hundreds of those were what moving the paper waited for.
 */
export const Wires = memo(function Wires({ nodes, wires, finder }: WiresProps) {
  const area = useArea();
  const drawn = useMemo((): DrawnWire[] => {
    const placed = new Map(nodes.map((node) => [node.id, node]));
    return wires.flatMap((wire) => {
      const ends = endsOf(placed.get(wire.from), wire.outlet, placed.get(wire.to));
      return ends && touches(area, boundsOfWire(ends)) ? [{ ...wire, ends }] : [];
    });
  }, [nodes, wires, area]);
  useEffect(() => void (finder.drawn.current = drawn), [finder.drawn, drawn]);
  const lit = useEditor((state) => state.lit);
  const selected = useEditor((state) => state.selected);
  const selectedEdges = useEditor((state) => state.selectedEdges);
  const changes = useEditor((state) => state.changes);
  const offered = useOffered();
  const readOnly = !useMayChange();
  const lod = useLod();
  const near = useNear(finder.wireAt);
  const steps = useMemo(() => new Set(selected), [selected]);
  const chosen = useMemo(() => new Set(selectedEdges), [selectedEdges]);
  const add =
    readOnly || lod !== 'near' ? null : drawn.filter(({ id }) => id === near || chosen.has(id) || offered(id));
  return (
    <>
      <ViewportPortal>
        <svg aria-hidden className="wires">
          {drawn.map(({ id, from, to, ends }) => (
            <WireLine
              key={id}
              id={id}
              from={from}
              to={to}
              {...ends}
              thread={
                (lit ? lit.edges.has(id) : steps.has(from) || steps.has(to)) || chosen.has(id) || offered(id) === 'here'
              }
              was={lit?.was?.has(id) ?? false}
              dimmed={lit !== null && !lit.edges.has(id)}
              change={changes?.get(id)}
            />
          ))}
        </svg>
      </ViewportPortal>
      {add && add.length > 0 && (
        <EdgeLabelRenderer>
          {add.map(({ id, ends }) => (
            <AddOnWire key={id} id={id} ends={ends} offered={offered(id)} />
          ))}
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** The wire that the pointer is at, with no button pressed; its "+" counts as the wire. */
function useNear(wireAt: WireFinder): string | null {
  const store = useStoreApi();
  const [near, setNear] = useState<string | null>(null);
  useEffect(() => {
    const canvas = store.getState().domNode;
    const onMove = ({ target, buttons, clientX: x, clientY: y }: PointerEvent) => {
      if (!(target instanceof Element) || target.closest('[data-add-on]')) return;
      const onPaper = buttons === 0 && target.classList.contains('react-flow__pane');
      show(onPaper ? wireAt({ x, y }) : null);
    };
    const show = (wire: string | null) => {
      canvas?.toggleAttribute('data-near-wire', wire !== null);
      setNear(wire);
    };
    const onLeave = () => show(null);
    canvas?.addEventListener('pointermove', onMove);
    canvas?.addEventListener('pointerleave', onLeave);
    return () => {
      canvas?.removeEventListener('pointermove', onMove);
      canvas?.removeEventListener('pointerleave', onLeave);
    };
  }, [store, wireAt]);
  return near;
}

/** Says whether something would come into a wire: the keyboard stands on it, or what is dragged is over it or could be. */
function useOffered(): (id: string) => 'here' | 'possible' | null {
  const drop = useEditor((state) => state.drop);
  const exit = useEditor((state) => state.exit);
  const at = exit && edgeKey(exit.from, exit.outlet);
  return (id) => {
    if (drop) return drop.on === 'edge' && drop.edge === id ? 'here' : 'possible';
    return at === id ? 'here' : null;
  };
}

interface LineProps extends WireEnds {
  id: string;
  from: string;
  to: string;
  thread: boolean;
  was: boolean;
  dimmed: boolean;
  change: ChangeType | undefined;
}

/** A wire. On the selected path, and on the path of a run, it becomes the thread: 3 px of accent. */
const WireLine = memo(function WireLine({ id, from, to, thread, was, dimmed, change, ...ends }: LineProps) {
  const style: CSSProperties = {
    stroke: thread ? 'var(--accent)' : 'var(--line-edge)',
    strokeWidth: thread ? 3 : 1.5,
    opacity: dimmed && !was ? 0.4 : undefined,
    ...(was && { stroke: 'var(--wait)', strokeWidth: 2.5, strokeDasharray: '7 5' }),
    ...(change && wireStyle(change)),
  };
  return (
    <g className="react-flow__edge" data-id={id} data-from={from} data-to={to} data-ends={writeEnds(ends)}>
      <path d={wirePath(ends).path} className="react-flow__edge-path" style={style} />
    </g>
  );
});

interface AddProps {
  id: string;
  ends: WireEnds;
  offered: 'here' | 'possible' | null;
}

/** The "+" in the middle of a wire. */
function AddOnWire({ id, ends, offered }: AddProps) {
  const { ask } = useCanvasActions();
  const w = useWords();
  const { x, y } = wirePath(ends);
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={w('studio.canvas.addOnEdge')}
      style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      data-add-on={id}
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
  );
}

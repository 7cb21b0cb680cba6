import { Position, type Edge, type Node } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { FlowEdge, FlowNode } from '../../../core/document';
import { editorOf } from '../nodes';
import { useEditor } from '../store';
import { cardGeometry, PORT_SIZE, type CardGeometry, type DrawnOutlet } from './geometry';
import { readNode } from './read-node';

export type StepNode = Node<{ geometry: CardGeometry }, 'step'>;
export type ThreadEdge = Edge<Record<string, never>, 'thread'>;

interface Drawn {
  source: FlowNode;
  selected: boolean;
  wired: string;
  unfolded: boolean;
  node: StepNode;
}

/**
 * The canvas's nodes from the records. A node whose record, wiring and selection did not change keeps its identity, so
 * that only what changed is rendered again. Sizes and ports are given, not measured.
 */
export function useFlowNodes(): StepNode[] {
  const nodes = useEditor((state) => state.records.nodes);
  const edges = useEditor((state) => state.records.edges);
  const selected = useEditor((state) => state.selected);
  const unfolded = useEditor((state) => state.unfolded);
  const cache = useRef(new Map<string, Drawn>());
  return useMemo(() => {
    const chosen = new Set(selected);
    const wiredBy = wiredOutlets(
      edges.ids.map((id) => edges.byId[id]),
      nodes.byId,
    );
    const next = new Map<string, Drawn>();
    const list = nodes.ids.flatMap((id) => {
      const source = nodes.byId[id];
      if (!source) return [];
      const now = {
        source,
        selected: chosen.has(id),
        wired:
          wiredBy
            .get(id)
            ?.map((wire) => `${wire.outlet}${wire.left ? '<' : '>'}`)
            .join('\n') ?? '',
        unfolded: unfolded.has(id),
      };
      const before = cache.current.get(id);
      const same =
        before?.source === source &&
        before.selected === now.selected &&
        before.wired === now.wired &&
        before.unfolded === now.unfolded;
      const drawn = same ? before : { ...now, node: draw(now, wiredBy.get(id) ?? [], before?.node) };
      next.set(id, drawn);
      return [drawn.node];
    });
    cache.current = next;
    return list;
  }, [nodes, edges, selected, unfolded]);
}

interface Wire {
  outlet: string;
  /** Where it leads stands to the left. */
  left: boolean;
}

function wiredOutlets(
  edges: readonly (FlowEdge | undefined)[],
  nodes: Readonly<Record<string, FlowNode>>,
): Map<string, Wire[]> {
  const wired = new Map<string, Wire[]>();
  for (const edge of edges) {
    if (!edge) continue;
    const [from, to] = [nodes[edge.from], nodes[edge.to]];
    const wire = { outlet: edge.outlet, left: !!from && !!to && to.position.x < from.position.x - 60 };
    const known = wired.get(edge.from);
    if (known) known.push(wire);
    else wired.set(edge.from, [wire]);
  }
  return wired;
}

/** The outlets to draw: the kind's own, and those that only a wire still names, so that no wire hangs in the air. */
export function outletsToDraw(source: FlowNode, wires: readonly Wire[]): DrawnOutlet[] {
  const own = readNode(source).outlets.map(({ name, expected, inbound }): DrawnOutlet => {
    const wire = wires.find(({ outlet }) => outlet === name);
    return { name, primary: Boolean(expected ?? inbound), wired: wire !== undefined, left: wire?.left };
  });
  const stray = wires.filter(({ outlet }) => !own.some(({ name }) => outlet === name));
  return [...own, ...stray.map(({ outlet, left }) => ({ name: outlet, primary: true, wired: true, left }))];
}

function draw(now: Omit<Drawn, 'node'>, wires: readonly Wire[], before: StepNode | undefined): StepNode {
  const { source, selected, unfolded } = now;
  const { shape } = editorOf(source.kind);
  const geometry = cardGeometry(shape, outletsToDraw(source, wires), unfolded);
  const size = { width: geometry.width, height: geometry.height };
  const entry = { id: 'in', type: 'target' as const, position: Position.Top, x: size.width / 2 - 5, y: 0, ...square };
  return {
    id: source.id,
    type: 'step',
    position: source.position,
    data: before && sameGeometry(before.data.geometry, geometry) ? before.data : { geometry },
    selected,
    ...size,
    measured: size,
    handles: [
      ...(shape === 'pill' ? [] : [entry]),
      ...geometry.ports.map((port) => ({
        id: port.outlet,
        type: 'source' as const,
        position: SIDES[port.side],
        x: port.x,
        y: port.y,
        ...square,
      })),
    ],
  };
}
const SIDES = { bottom: Position.Bottom, right: Position.Right, left: Position.Left };
const square = { width: PORT_SIZE, height: PORT_SIZE };

const sameGeometry = (a: CardGeometry, b: CardGeometry) =>
  a.layout === b.layout &&
  a.height === b.height &&
  a.folded === b.folded &&
  a.ports.length === b.ports.length &&
  a.ports.every((port, at) => port.outlet === b.ports[at]?.outlet && port.side === b.ports[at]?.side);

/** The canvas's edges, with the same care for identity. */
export function useFlowEdges(): ThreadEdge[] {
  const edges = useEditor((state) => state.records.edges);
  const selected = useEditor((state) => state.selectedEdges);
  const cache = useRef(new Map<string, { source: FlowEdge; selected: boolean; edge: ThreadEdge }>());
  return useMemo(() => {
    const next: typeof cache.current = new Map();
    const list = edges.ids.flatMap((id) => {
      const source = edges.byId[id];
      if (!source) return [];
      const chosen = selected.includes(id);
      const before = cache.current.get(id);
      const drawn =
        before?.source === source && before.selected === chosen
          ? before
          : { source, selected: chosen, edge: drawEdge(id, source, chosen) };
      next.set(id, drawn);
      return [drawn.edge];
    });
    cache.current = next;
    return list;
  }, [edges, selected]);
}

const drawEdge = (id: string, source: FlowEdge, selected: boolean): ThreadEdge => ({
  id,
  type: 'thread',
  source: source.from,
  sourceHandle: source.outlet,
  target: source.to,
  targetHandle: 'in',
  data: {},
  selected,
});

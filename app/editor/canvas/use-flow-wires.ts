import { useMemo, useRef } from 'react';
import type { FlowEdge } from '../../../core/document';
import { edgeKey, listOf } from '../document/records';
import { useEditor } from '../store';
import { groupNodeId } from './draw-groups';
import { isFolded } from './use-flow-nodes';

/** A wire between two nodes of the canvas, which are steps or folded groups. */
export interface CanvasWire {
  id: string;
  from: string;
  outlet: string;
  to: string;
}

/**
 * The canvas's wires from the records; one that did not change keeps its identity. A wire of a folded step leaves and
 * enters by its group's card; one between two steps of it is not drawn.
 */
export function useFlowWires(): CanvasWire[] {
  const edges = useEditor((state) => state.records.edges);
  const nodeGroups = useFoldedSteps();
  const cache = useRef(new Map<string, { source: FlowEdge; wire: CanvasWire }>());
  return useMemo(() => {
    const next: typeof cache.current = new Map();
    const list: CanvasWire[] = [];
    for (const source of listOf(edges)) {
      const id = edgeKey(source.from, source.outlet);
      const group = nodeGroups.get(source.from);
      const from = group ?? source.from;
      const to = nodeGroups.get(source.to) ?? source.to;
      if (group !== undefined && from === to) continue;
      const before = cache.current.get(id);
      const same = before?.source === source && before.wire.from === from && before.wire.to === to;
      const outlet = group === undefined ? source.outlet : 'out';
      const drawn = same ? before : { source, wire: { id, from, outlet, to } };
      next.set(id, drawn);
      list.push(drawn.wire);
    }
    cache.current = next;
    return list;
  }, [edges, nodeGroups]);
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** The steps that are folded away, each with its group's node. The same map until one comes or goes. */
function useFoldedSteps(): ReadonlyMap<string, string> {
  const nodes = useEditor((state) => (state.collapsed.size > 0 ? state.records.nodes : null));
  const groups = useEditor((state) => state.records.groups);
  const collapsed = useEditor((state) => state.collapsed);
  const before = useRef(NOBODY);
  return useMemo(() => {
    const now = new Map<string, string>();
    for (const node of nodes ? listOf(nodes) : [])
      if (node.group !== undefined && isFolded(node, groups, collapsed)) now.set(node.id, groupNodeId(node.group));
    const same = now.size === before.current.size && [...now].every(([id, group]) => before.current.get(id) === group);
    if (!same) before.current = now;
    return before.current;
  }, [nodes, groups, collapsed]);
}

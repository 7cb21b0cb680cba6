import type { Node } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { FlowNode } from '../../../core/document';
import { editorOf } from '../nodes';
import type { Records } from '../document/records';
import { useEditor } from '../store';
import { boxOf } from './card-box';
import { drawCard, sketchCard, wiresOf, type Wire } from './cards';
import { drawGroups, type GroupNode } from './draw-groups';
import type { CardGeometry } from './geometry';
import { inOpeningView } from './opening-view';
import { isRead } from './read-node';
import { useReadAhead } from './use-read-ahead';

export type StepNode = Node<{ geometry: CardGeometry }, 'step'>;

interface Drawn {
  source: FlowNode;
  selected: boolean;
  wired: string;
  unfolded: boolean;
  /** Its configuration was not read yet. */
  sketched: boolean;
  node: StepNode;
}

/**
 * The canvas's nodes from the records: the steps, and the groups behind or in place of them. A node whose record,
 * wiring and selection did not change keeps its identity, so that only what changed is rendered again. Sizes and ports
 * are given, not measured.
 */
export function useFlowNodes(): (StepNode | GroupNode)[] {
  const nodes = useEditor((state) => state.records.nodes);
  const edges = useEditor((state) => state.records.edges);
  const selected = useEditor((state) => state.selected);
  const unfolded = useEditor((state) => state.unfolded);
  const groups = useEditor((state) => state.records.groups);
  const collapsed = useEditor((state) => state.collapsed);
  // Apart from the rest: selecting does not look at wires.
  const wires = useMemo(() => namedWires({ nodes, edges }), [nodes, edges]);
  const cache = useRef(new Map<string, Drawn>());
  const frames = useRef(new Map<string, GroupNode>());
  const readAll = useReadAhead();
  return useMemo(() => {
    const inView = inOpeningView(nodes.byId[nodes.ids[0] ?? '']?.position ?? ORIGIN);
    const chosen = new Set(selected);
    const next = new Map<string, Drawn>();
    const list: StepNode[] = [];
    for (const id of nodes.ids) {
      const source = nodes.byId[id];
      if (!source) continue;
      const now = {
        source,
        selected: chosen.has(id),
        wired: wires.get(id)?.name ?? '',
        unfolded: unfolded.has(id),
        sketched: !readAll && !chosen.has(id) && !inView(source.position) && !isRead(source),
      };
      const before = cache.current.get(id);
      const same =
        before?.source === source &&
        before.selected === now.selected &&
        before.wired === now.wired &&
        before.unfolded === now.unfolded;
      const drawn =
        same && before.sketched === now.sketched
          ? before
          : { ...now, node: draw(now, wires.get(id)?.wires ?? [], before?.node, same) };
      next.set(id, drawn);
      if (!isFolded(source, groups, collapsed)) list.push(drawn.node);
    }
    cache.current = next;
    frames.current = drawGroups(next.values(), groups, collapsed, frames.current);
    return [...frames.current.values(), ...list];
  }, [nodes, wires, selected, unfolded, groups, collapsed, readAll]);
}

const ORIGIN = { x: 0, y: 0 };

/** The wires of every step, each step's with a name that changes when they do. */
const namedWires = (records: Pick<Records, 'nodes' | 'edges'>) =>
  new Map(
    [...wiresOf(records)].map(([id, wires]) => [
      id,
      { wires, name: wires.map(({ outlet, left }) => `${outlet}${left ? '<' : '>'}`).join('\n') },
    ]),
  );

/** True for a step that a folded group's card stands for. */
export const isFolded = ({ group }: FlowNode, groups: Records['groups'], collapsed: ReadonlySet<string>): boolean =>
  group !== undefined && collapsed.has(group) && Object.hasOwn(groups.byId, group);

/** @param same nothing but how much is known of it may have changed since `before` */
function draw(now: Omit<Drawn, 'node'>, wires: readonly Wire[], before: StepNode | undefined, same: boolean): StepNode {
  const { source, selected, unfolded, sketched, wired } = now;
  const geometry = sketched ? sketchCard(source, wires, wired) : drawCard(source, wires, unfolded);
  const kept = before && sameGeometry(before.data.geometry, geometry) ? before.data : null;
  if (same && before && kept) return before;
  const { data, ...box } = boxOf(geometry, editorOf(source.kind).shape);
  return { id: source.id, type: 'step', position: source.position, data: kept ?? data, selected, ...box };
}

const sameGeometry = (a: CardGeometry, b: CardGeometry) =>
  a.layout === b.layout &&
  a.height === b.height &&
  a.folded === b.folded &&
  a.ports.length === b.ports.length &&
  a.ports.every((port, at) => port.outlet === b.ports[at]?.outlet && port.side === b.ports[at]?.side);

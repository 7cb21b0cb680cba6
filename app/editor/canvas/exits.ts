import type { FlowNode } from '../../../core/document';
import type { Exit } from '../document/commands';
import { edgeKey, listOf, type Records } from '../document/records';
import { readNode } from './read-node';

/** The outlet by which the thread goes on: the first that the flow is expected to say something about. */
export const mainOutlet = (node: FlowNode): string | null => {
  const { outlets } = readNode(node);
  return (outlets.find((outlet) => outlet.expected) ?? outlets[0])?.name ?? null;
};

/** The ways out of a step in their order: its own, and those that only a wire still names. */
export function exitsOf(records: Records, id: string): Exit[] {
  const node = records.nodes.byId[id];
  if (!node) return [];
  const own = readNode(node).outlets.map(({ name }) => name);
  const wired = listOf(records.edges).flatMap((edge) => (edge.from === id ? [edge.outlet] : []));
  return [...new Set([...own, ...wired])].map((outlet) => ({ from: id, outlet }));
}

export const targetOf = (records: Records, { from, outlet }: Exit): string | null =>
  records.edges.byId[edgeKey(from, outlet)]?.to ?? null;

/** The first way out that leads nowhere yet, those that the flow should say something about before the others. */
export function openExit(records: Records, id: string): Exit | null {
  const node = records.nodes.byId[id];
  if (!node) return null;
  const free = readNode(node).outlets.filter(({ name }) => !Object.hasOwn(records.edges.byId, edgeKey(id, name)));
  const outlet = free.find((each) => each.expected ?? each.inbound) ?? free[0];
  return outlet ? { from: id, outlet: outlet.name } : null;
}

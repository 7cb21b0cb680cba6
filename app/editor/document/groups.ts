import type { FlowNode } from '../../../core/document';
import type { Point } from './commands';
import type { Patch } from './patch';
import { listOf, type FlowGroup, type Records } from './records';

/** The steps of every group, in the document's order. */
export function membersByGroup({ nodes, groups }: Pick<Records, 'nodes' | 'groups'>): Map<string, FlowNode[]> {
  const members = new Map<string, FlowNode[]>(groups.ids.map((id) => [id, []]));
  for (const node of listOf(nodes)) if (node.group !== undefined) members.get(node.group)?.push(node);
  return members;
}

export const membersOf = (records: Pick<Records, 'nodes'>, group: string): FlowNode[] =>
  listOf(records.nodes).filter((node) => node.group === group);

/** The groups that the steps stand in. */
export function groupsOf(records: Records, ids: Iterable<string>): string[] {
  const found = new Set<string>();
  for (const id of ids) {
    const group = records.nodes.byId[id]?.group;
    if (group !== undefined && records.groups.byId[group]) found.add(group);
  }
  return [...found];
}

/** The group that exactly these steps make up, if any: what a selection stands for. */
export function groupMadeOf(records: Records, ids: readonly string[]): FlowGroup | null {
  const [id, ...others] = groupsOf(records, ids);
  if (id === undefined || others.length > 0) return null;
  const chosen = new Set(ids);
  const members = membersOf(records, id);
  const whole = members.length === chosen.size && members.every((node) => chosen.has(node.id));
  return whole ? (records.groups.byId[id] ?? null) : null;
}

/** Puts steps into a group, or into none. */
const regroup = (records: Records, ids: Iterable<string>, group: string | undefined): Patch[] =>
  [...new Set(ids)].flatMap((id): Patch[] => {
    const before = records.nodes.byId[id];
    if (!before || before.group === group) return [];
    return [{ in: 'nodes', id, at: records.nodes.ids.indexOf(id), before, after: { ...before, group } }];
  });

/** Makes one group of the steps. Groups do not nest: who was in another one leaves it. */
export function groupNodes(records: Records, ids: Iterable<string>, group: FlowGroup): Patch[] {
  const moved = regroup(records, ids, group.id);
  return moved.length > 0
    ? [{ in: 'groups', id: group.id, at: records.groups.ids.length, after: group }, ...moved]
    : [];
}

/** Puts steps into a group that is there. */
export const joinGroup = (records: Records, ids: Iterable<string>, group: string): Patch[] =>
  records.groups.byId[group] ? regroup(records, ids, group) : [];

/** Takes steps out of their groups; a group that nobody is left in goes (`withConsequences`). */
export const leaveGroup = (records: Records, ids: Iterable<string>): Patch[] => regroup(records, ids, undefined);

/** Dissolves groups: the steps stay as they are. */
export function ungroup(records: Records, groups: Iterable<string>): Patch[] {
  const wanted = new Set(groups);
  const members = listOf(records.nodes).filter((node) => node.group !== undefined && wanted.has(node.group));
  return leaveGroup(
    records,
    members.map((node) => node.id),
  );
}

export function renameGroup(records: Records, id: string, name: string): Patch[] {
  const before = records.groups.byId[id];
  if (!before) return [];
  return [{ in: 'groups', id, at: records.groups.ids.indexOf(id), before, after: { ...before, name } }];
}

/** Where the steps of a group come to stand when it is moved. */
export const movedGroup = (records: Records, id: string, by: Point): { id: string; to: Point }[] =>
  membersOf(records, id).map((node) => ({
    id: node.id,
    to: { x: node.position.x + by.x, y: node.position.y + by.y },
  }));

import type { FlowNode } from '../../../core/document';
import type { Patch } from './patch';
import type { Records } from './records';
import { laneOf, lanesOf } from './stages';

/**
 * What every command brings along, whoever made it: a step that is placed takes the stage of the lane it stands in, a
 * group or stage that the flow does not have is forgotten, and a group that nobody is left in goes. One mark with it.
 */
export function withConsequences(records: Records, patches: readonly Patch[]): readonly Patch[] {
  const fitted = inLanes(records, inKnownGroups(records, patches));
  const emptied = emptiedGroups(records, fitted);
  return emptied.length > 0 ? [...fitted, ...emptied] : fitted;
}

const nodeOf = (patch: Patch): FlowNode | undefined => (patch.in === 'nodes' ? patch.after : undefined);

function inKnownGroups(records: Records, patches: readonly Patch[]): readonly Patch[] {
  const known = (group: string) =>
    Object.hasOwn(records.groups.byId, group) ||
    patches.some((patch) => patch.in === 'groups' && patch.id === group && patch.after !== undefined);
  const lost = (patch: Patch) => {
    const group = nodeOf(patch)?.group;
    return group !== undefined && !known(group);
  };
  if (!patches.some(lost)) return patches;
  return patches.map((patch): Patch =>
    patch.in === 'nodes' && patch.after && lost(patch)
      ? { ...patch, after: { ...patch.after, group: undefined } }
      : patch,
  );
}

function inLanes(records: Records, patches: readonly Patch[]): readonly Patch[] {
  const placed = (patch: Patch) =>
    patch.in === 'nodes' && patch.after !== undefined && patch.before?.position !== patch.after.position;
  if (!patches.some(placed)) return patches;
  const single = patches.findLast((patch) => patch.in === 'single')?.after ?? records.single;
  const lanes = lanesOf({ nodes: records.nodes, single });
  const fitted = patches.map((patch): Patch => {
    if (patch.in !== 'nodes' || !patch.after || !placed(patch)) return patch;
    const stage = laneOf(lanes, patch.after)?.id;
    return stage === patch.after.stage ? patch : { ...patch, after: { ...patch.after, stage } };
  });
  // Lanes are written down where they were found, or they would follow the very step that leaves them.
  if (single.stages.every(({ top }) => top !== undefined)) return fitted;
  const stages = single.stages.map((stage, at) => ({ ...stage, top: Math.round(lanes[at]?.top ?? 0) }));
  return [...fitted, { in: 'single', before: single, after: { ...single, stages } }];
}

function emptiedGroups(records: Records, patches: readonly Patch[]): Patch[] {
  const left = new Set<string>();
  for (const patch of patches) {
    if (patch.in !== 'nodes') continue;
    const group = patch.before?.group;
    if (group !== undefined && group !== patch.after?.group && records.groups.byId[group]) left.add(group);
  }
  if (left.size === 0) return [];
  const now = new Map(patches.flatMap((patch) => (patch.in === 'nodes' ? [[patch.id, patch.after] as const] : [])));
  for (const node of now.values()) if (node?.group !== undefined) left.delete(node.group);
  for (const id of records.nodes.ids) {
    const group = records.nodes.byId[id]?.group;
    if (group !== undefined && !now.has(id)) left.delete(group);
  }
  // Last first, so that undo finds each one's place again.
  return [...left]
    .map((id) => ({ id, at: records.groups.ids.indexOf(id), before: records.groups.byId[id] }))
    .sort((a, b) => b.at - a.at)
    .map(({ id, at, before }): Patch => ({ in: 'groups', id, at, before }));
}

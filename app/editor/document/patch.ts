import type { FlowEdge, FlowNode } from '../../../core/document';
import { same } from '../../../core/edits';
import type { Collection, FlowGroup, FlowNote, Records } from './records';

/** One record before and after; `undefined` is "not there". `at` is its place in the order, so that undo puts it back. */
export type Patch =
  | { in: 'nodes'; id: string; at: number; before?: FlowNode; after?: FlowNode }
  | { in: 'edges'; id: string; at: number; before?: FlowEdge; after?: FlowEdge }
  | { in: 'notes'; id: string; at: number; before?: FlowNote; after?: FlowNote }
  | { in: 'groups'; id: string; at: number; before?: FlowGroup; after?: FlowGroup }
  | { in: 'single'; before: Records['single']; after: Records['single'] };

/** A collection being written: copied once, however many of its records change. */
function draftOf<T>(from: Collection<T>) {
  let { ids } = from;
  let byId: Record<string, T> | null = null;
  return {
    write({ id, at, after }: { id: string; at: number; after?: T }) {
      byId ??= { ...from.byId };
      const there = Object.hasOwn(byId, id);
      if (after === undefined) {
        delete byId[id];
        if (there) ids = ids.filter((each) => each !== id);
      } else {
        byId[id] = after;
        if (!there) ids = ids.toSpliced(at, 0, id);
      }
    },
    done: (): Collection<T> => (byId ? { ids, byId } : from),
  };
}

/** The records after the patches, applied in order. Untouched records keep their identity. */
export function applyPatches(records: Records, patches: readonly Patch[]): Records {
  const nodes = draftOf(records.nodes);
  const edges = draftOf(records.edges);
  const notes = draftOf(records.notes);
  const groups = draftOf(records.groups);
  let { single } = records;
  for (const patch of patches) {
    if (patch.in === 'nodes') nodes.write(patch);
    else if (patch.in === 'edges') edges.write(patch);
    else if (patch.in === 'notes') notes.write(patch);
    else if (patch.in === 'groups') groups.write(patch);
    else single = patch.after;
  }
  return { nodes: nodes.done(), edges: edges.done(), notes: notes.done(), groups: groups.done(), single };
}

/** The patches that take these back. */
export const invertPatches = (patches: readonly Patch[]): Patch[] =>
  patches.map((patch): Patch => ({ ...patch, before: patch.after, after: patch.before }) as Patch).reverse();

const keyOf = (patch: Patch) => (patch.in === 'single' ? 'single' : `${patch.in}:${patch.id}`);

/**
 * Two bursts as one: a record touched twice keeps its first `before` and its last `after`. Only replacements fold; what
 * adds or removes records keeps its order.
 */
export function squashPatches(first: readonly Patch[], second: readonly Patch[]): Patch[] {
  const result = [...first];
  const last = new Map(result.map((patch, at) => [keyOf(patch), at]));
  for (const patch of second) {
    const at = last.get(keyOf(patch)) ?? -1;
    const earlier = result[at];
    if (earlier?.after !== undefined && patch.before !== undefined && patch.after !== undefined) {
      result[at] = { ...earlier, after: patch.after } as Patch;
    } else {
      last.set(keyOf(patch), result.push(patch) - 1);
    }
  }
  return result.filter((patch) => patch.before !== patch.after);
}

/** The patches from one state of the records to another: each record that came, went or is another one. */
export function diffRecords(before: Records, after: Records): Patch[] {
  const { nodes, edges, notes, groups, single } = after;
  const patches: Patch[] = [
    ...changes(before.edges, edges).map((change): Patch => ({ in: 'edges', ...change })),
    ...changes(before.nodes, nodes).map((change): Patch => ({ in: 'nodes', ...change })),
    ...changes(before.notes, notes).map((change): Patch => ({ in: 'notes', ...change })),
    ...changes(before.groups, groups).map((change): Patch => ({ in: 'groups', ...change })),
  ];
  if (!same(before.single, single)) patches.push({ in: 'single', before: before.single, after: single });
  return patches;
}

/** What goes, last first, then what comes or changed: in this order places are found again, forth and back. */
function changes<T>(before: Collection<T>, after: Collection<T>): { id: string; at: number; before?: T; after?: T }[] {
  if (before === after) return [];
  const gone = before.ids.flatMap((id, at) => (id in after.byId ? [] : [{ id, at, before: before.byId[id] }]));
  const come = after.ids.flatMap((id, at) => {
    const [was, is] = [before.byId[id], after.byId[id]];
    return was === is || same(was, is) ? [] : [{ id, at, before: was, after: is }];
  });
  return [...gone.reverse(), ...come];
}

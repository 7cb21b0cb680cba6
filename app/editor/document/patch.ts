import type { FlowEdge, FlowNode } from '../../../core/document';
import type { Collection, FlowGroup, FlowNote, Records } from './records';

/** One record before and after; `undefined` is "not there". `at` is its place in the order, so that undo puts it back. */
export type Patch =
  | { in: 'nodes'; id: string; at: number; before?: FlowNode; after?: FlowNode }
  | { in: 'edges'; id: string; at: number; before?: FlowEdge; after?: FlowEdge }
  | { in: 'notes'; id: string; at: number; before?: FlowNote; after?: FlowNote }
  | { in: 'groups'; id: string; at: number; before?: FlowGroup; after?: FlowGroup }
  | { in: 'single'; before: Records['single']; after: Records['single'] };

function write<T>(collection: Collection<T>, patch: { id: string; at: number; after?: T }): Collection<T> {
  const there = Object.hasOwn(collection.byId, patch.id);
  if (patch.after === undefined) {
    const { [patch.id]: _gone, ...byId } = collection.byId;
    return { ids: collection.ids.filter((id) => id !== patch.id), byId };
  }
  const byId = { ...collection.byId, [patch.id]: patch.after };
  return { ids: there ? collection.ids : collection.ids.toSpliced(patch.at, 0, patch.id), byId };
}

/** The records after the patches, applied in order. Untouched records keep their identity. */
export function applyPatches(records: Records, patches: readonly Patch[]): Records {
  let { nodes, edges, notes, groups, single } = records;
  for (const patch of patches) {
    if (patch.in === 'nodes') nodes = write(nodes, patch);
    else if (patch.in === 'edges') edges = write(edges, patch);
    else if (patch.in === 'notes') notes = write(notes, patch);
    else if (patch.in === 'groups') groups = write(groups, patch);
    else single = patch.after;
  }
  return { nodes, edges, notes, groups, single };
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
  for (const patch of second) {
    const at = result.findLastIndex((earlier) => keyOf(earlier) === keyOf(patch));
    const earlier = result[at];
    if (earlier?.after !== undefined && patch.before !== undefined && patch.after !== undefined) {
      result[at] = { ...earlier, after: patch.after } as Patch;
    } else {
      result.push(patch);
    }
  }
  return result.filter((patch) => patch.before !== patch.after);
}

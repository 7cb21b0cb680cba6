import { diffDocuments, edgeId, type Change } from '../../../core/diff';
import type { FlowDocument } from '../../../core/document';
import type { Patch } from './patch';
import { toDocument, type Collection, type Records } from './records';

/**
 * Another document in place of this one, as an edit: only what differs is touched, and undo brings it back. What goes
 * is taken out last first, so that undo finds each one's place again.
 */
export function replaceDocument(records: Records, next: FlowDocument): Patch[] {
  const changes = diffDocuments(toDocument(records), next);
  const { kind, name, settings, variables, stages } = next;
  return [
    ...patchesIn('edges', records.edges, next.edges.map(edgeId), changes, 'edge', 'gone'),
    ...patchesIn('nodes', records.nodes, idsOf(next.nodes), changes, 'node', 'gone'),
    ...patchesIn('notes', records.notes, idsOf(next.notes), changes, 'note', 'gone'),
    ...patchesIn('groups', records.groups, idsOf(next.groups), changes, 'group', 'gone'),
    ...patchesIn('groups', records.groups, idsOf(next.groups), changes, 'group', 'kept'),
    ...patchesIn('nodes', records.nodes, idsOf(next.nodes), changes, 'node', 'kept'),
    ...patchesIn('edges', records.edges, next.edges.map(edgeId), changes, 'edge', 'kept'),
    ...patchesIn('notes', records.notes, idsOf(next.notes), changes, 'note', 'kept'),
    ...(changes.some(({ of }) => of === 'flow')
      ? [{ in: 'single' as const, before: records.single, after: { kind, name, settings, variables, stages } }]
      : []),
  ];
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

function patchesIn(
  collection: Exclude<Patch['in'], 'single'>,
  { ids, byId }: Collection<unknown>,
  next: readonly string[],
  changes: readonly Change[],
  of: Change['of'],
  which: 'gone' | 'kept',
): Patch[] {
  const mine = changes.filter((change) => change.of === of && (change.type === 'removed') === (which === 'gone'));
  const placed = mine.map(({ id, after }) => {
    const at = Object.hasOwn(byId, id) ? ids.indexOf(id) : next.indexOf(id);
    return { in: collection, id, at, before: byId[id], after } as Patch;
  });
  const order = (patch: Patch) => (patch.in === 'single' ? 0 : patch.at);
  return placed.sort((a, b) => (which === 'gone' ? order(b) - order(a) : order(a) - order(b)));
}

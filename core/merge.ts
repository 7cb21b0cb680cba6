import type { FlowDocument } from './document';
import { COLLECTIONS, indexOf, isApart, isFields, keysOf, own, same, type CollectionName } from './edits';

/** A field that both changed, differently; or a record that one deleted and the other changed. Absent: not there. */
export interface Conflict {
  path: readonly string[];
  base?: unknown;
  mine?: unknown;
  theirs?: unknown;
}

/** Both people's changes in one document. Where they conflict, what is mine stands in it. */
export interface Merged {
  document: FlowDocument;
  conflicts: Conflict[];
}

/**
 * Merges two documents that were made from the same `base`, field by field. Whatever `theirs` changed is in the result or in a
 * conflict. Where a card stands is no matter of conflict: mine stays. Nor is a record that one deleted and the other only moved.
 *
 * @example mergeDocuments(base, mine, theirs).conflicts // [{ path: ['nodes', 'hello', 'name'], base: 'A', mine: 'B', theirs: 'C' }]
 */
export function mergeDocuments(base: FlowDocument, mine: FlowDocument, theirs: FlowDocument): Merged {
  const conflicts: Conflict[] = [];
  const pick = (path: readonly string[], of: (document: FlowDocument) => unknown) =>
    mergeValue(path, of(base), of(mine), of(theirs), conflicts);
  const whole = {
    ...mine,
    name: pick(['name'], ({ name }) => name),
    kind: pick(['kind'], ({ kind }) => kind),
    settings: pick(['settings'], ({ settings }) => settings),
  };
  const collections = Object.fromEntries(
    COLLECTIONS.map((name) => [name, mergeCollection(name, base, mine, theirs, conflicts)]),
  ) as Record<CollectionName, Map<string, unknown>>;
  keepNodesInUse(collections, base, mine, theirs, conflicts);
  const lists = Object.fromEntries(COLLECTIONS.map((name) => [name, settle(mine[name], collections[name])]));
  return { document: { ...whole, ...lists } as FlowDocument, conflicts };
}

/** A list that came out as it was is the very same list. */
function settle(before: readonly unknown[], after: Map<string, unknown>): readonly unknown[] {
  const items = [...after.values()];
  return items.length === before.length && items.every((item, at) => item === before[at]) ? before : items;
}

/** Where a card stands, the stage it stands in with it, and where a stage begins. */
const PLACE: ReadonlySet<string | undefined> = new Set(['position', 'size', 'stage', 'top']);

function mergeValue(path: readonly string[], base: unknown, mine: unknown, theirs: unknown, conflicts: Conflict[]) {
  if (same(theirs, base) || same(mine, theirs)) return mine;
  if (same(mine, base)) return theirs;
  if (isFields(mine) && isFields(theirs) && isApart(path)) {
    const was = isFields(base) ? base : undefined;
    const merged: Record<string, unknown> = {};
    for (const key of keysOf(mine, theirs, was)) {
      const value = mergeValue([...path, key], own(was, key), own(mine, key), own(theirs, key), conflicts);
      if (value !== undefined) merged[key] = value;
    }
    return merged;
  }
  if (!PLACE.has(path.at(-1))) conflicts.push({ path, base, mine, theirs });
  return mine;
}

function mergeCollection(
  name: CollectionName,
  baseDocument: FlowDocument,
  mineDocument: FlowDocument,
  theirsDocument: FlowDocument,
  conflicts: Conflict[],
): Map<string, unknown> {
  const [base, mine, theirs] = [baseDocument, mineDocument, theirsDocument].map((one) => indexOf(one, name)) as [
    Map<string, unknown>,
    Map<string, unknown>,
    Map<string, unknown>,
  ];
  if (theirsDocument[name] === baseDocument[name]) return mine;
  const [cutByMe, cutByThem] = [mineDocument, theirsDocument].map((one) => wiresCut(name, baseDocument, one)) as [
    ReadonlySet<string>,
    ReadonlySet<string>,
  ];
  const merged = new Map<string, unknown>();
  for (const id of mergeOrder(name, [...base.keys()], [...mine.keys()], [...theirs.keys()], conflicts)) {
    const path = [name, id];
    const [was, here, there] = [base.get(id), mine.get(id), theirs.get(id)];
    let item: unknown;
    if (here !== undefined && there !== undefined) item = mergeValue(path, was, here, there, conflicts);
    else if (was === undefined) item = here ?? there;
    else {
      const other = here ?? there;
      const moot = here === undefined ? cutByMe.has(id) : cutByThem.has(id);
      // A wire that went with its step yields to the one who led it elsewhere.
      if (other !== undefined && moot && !same(was, other)) item = other;
      else if (other !== undefined && !sameButPlace(was, other)) {
        conflicts.push({ path, base: was, mine: here, theirs: there });
        item = here;
      }
    }
    if (item !== undefined) merged.set(id, item);
  }
  return merged;
}

/** Wires of the base that lost one of their steps in `document`. */
function wiresCut(name: CollectionName, base: FlowDocument, document: FlowDocument): ReadonlySet<string> {
  if (name !== 'edges') return new Set();
  const nodes = indexOf(document, 'nodes');
  const wires = [...indexOf(base, 'edges')] as [string, { from: string; to: string }][];
  return new Set(wires.filter(([, { from, to }]) => !nodes.has(from) || !nodes.has(to)).map(([id]) => id));
}

function sameButPlace(a: unknown, b: unknown): boolean {
  if (!isFields(a) || !isFields(b)) return same(a, b);
  return keysOf(a, b).every((key) => PLACE.has(key) || same(own(a, key), own(b, key)));
}

/** Everything that any of the two has, in an order that keeps what either of them rearranged. */
function mergeOrder(
  name: CollectionName,
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  conflicts: Conflict[],
): string[] {
  const [iMoved, theyMoved] = [rearranged(base, mine), rearranged(base, theirs)];
  // Steps and notes lie where they lie; in lists that people arrange, two arrangements are a question.
  if (iMoved && theyMoved && (name === 'stages' || name === 'variables') && rearranged(mine, theirs)) {
    conflicts.push({ path: ['order', name], base, mine, theirs });
  }
  const theirsFirst = same(mine, base) || (theyMoved && !iMoved);
  const [first, second] = theirsFirst ? [theirs, mine] : [mine, theirs];
  const ids = [...first];
  const there = new Set(ids);
  for (const [at, id] of second.entries()) {
    if (there.has(id)) continue;
    const previous = second.slice(0, at).findLast((each) => there.has(each));
    ids.splice(previous === undefined ? 0 : ids.indexOf(previous) + 1, 0, id);
    there.add(id);
  }
  return ids;
}

function rearranged(before: readonly string[], after: readonly string[]): boolean {
  const [had, has] = [new Set(before), new Set(after)];
  return !same(
    before.filter((id) => has.has(id)),
    after.filter((id) => had.has(id)),
  );
}

/** A step that one deleted while the other wired it anew is a conflict; no wire is left that hangs in the air. */
function keepNodesInUse(
  merged: Record<CollectionName, Map<string, unknown>>,
  base: FlowDocument,
  mine: FlowDocument,
  theirs: FlowDocument,
  conflicts: Conflict[],
): void {
  const [was, here, there] = [base, mine, theirs].map((document) => indexOf(document, 'nodes')) as [
    Map<string, unknown>,
    Map<string, unknown>,
    Map<string, unknown>,
  ];
  const ask = (id: string) => {
    if (conflicts.some(({ path }) => path[0] === 'nodes' && path[1] === id)) return;
    conflicts.push({ path: ['nodes', id], base: was.get(id), mine: here.get(id), theirs: there.get(id) });
  };
  for (const [key, edge] of merged.edges as Map<string, { from: string; to: string }>) {
    for (const id of [edge.from, edge.to]) {
      if (merged.nodes.has(id)) continue;
      // A wire taken back to a step that is long gone.
      if (!was.has(id)) conflicts.push({ path: ['edges', key], theirs: edge });
      else ask(id);
      if (here.has(id)) merged.nodes.set(id, here.get(id));
    }
    if (!merged.nodes.has(edge.from) || !merged.nodes.has(edge.to)) merged.edges.delete(key);
  }
}

import { z } from 'zod';
import { JsonSchema, type FlowDocument } from './document';
import type { Json } from './json';

/**
 * One field of a document before and after; absent is "not there". A whole record (a step, a wire) is one edit where it
 * comes or goes. `['order', collection]` carries the ids in their new order.
 * @example { path: ['nodes', 'hello', 'name'], before: 'Hola', after: 'Bienvenida' }
 */
export interface Edit {
  path: readonly string[];
  before?: Json;
  after?: Json;
}
export const EditSchema: z.ZodType<Edit> = z.object({
  path: z.array(z.string().max(200)).min(1).max(8),
  before: JsonSchema.optional(),
  after: JsonSchema.optional(),
});

export const COLLECTIONS = ['nodes', 'edges', 'notes', 'groups', 'stages', 'variables'] as const;
export type CollectionName = (typeof COLLECTIONS)[number];
type Item = FlowDocument[CollectionName][number];

/** What tells the records of a collection apart. An outlet has one edge at most: it is the edge's key. */
export function keyOf(item: Item): string {
  if ('id' in item) return item.id;
  return 'outlet' in item ? `${item.from} ${item.outlet}` : item.name;
}

type Fields = { readonly [key: string]: unknown };
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether the keys of the value at a path are edited one by one: two people may each change one of them. Deeper than this a value
 * is one: half a rule of mine and half of yours would be a rule that nobody wrote. Texts go apart by channel and language.
 */
export function isApart(path: readonly string[]): boolean {
  const [area, , key, inner] = path;
  if (area === 'settings') return path.length === 1;
  if (path.length <= 2) return true;
  return area === 'nodes' && key === 'config' && (path.length === 3 || (inner === 'content' && path.length <= 5));
}

/** Equal as JSON: whatever the order of keys, and a key that is undefined is not there. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (!isFields(a) || !isFields(b)) return false;
  return keysOf(a, b).every((key) => same(own(a, key), own(b, key)));
}

export const keysOf = (...all: (object | undefined)[]): string[] => [
  ...new Set(all.flatMap((one) => Object.keys(one ?? {}))),
];
export const own = (value: Fields | undefined, key: string): unknown =>
  value && Object.hasOwn(value, key) ? value[key] : undefined;

/** What one document changed of another, field by field. Records that are the very same object cost nothing. */
export function diffDocuments(before: FlowDocument, after: FlowDocument): Edit[] {
  const edits: Edit[] = [];
  diff(['name'], before.name, after.name, edits);
  diff(['kind'], before.kind, after.kind, edits);
  diff(['settings'], before.settings, after.settings, edits);
  for (const collection of COLLECTIONS) {
    if (before[collection] === after[collection]) continue;
    const [had, has] = [indexOf(before, collection), indexOf(after, collection)];
    for (const [id, item] of had) diff([collection, id], item, has.get(id), edits);
    for (const [id, item] of has) if (!had.has(id)) diff([collection, id], undefined, item, edits);
    // What stays in its place and what is added at the end says nothing; only another order does.
    const expected = [...[...had.keys()].filter((id) => has.has(id)), ...[...has.keys()].filter((id) => !had.has(id))];
    const ids = [...has.keys()];
    if (!same(expected, ids)) edits.push({ path: ['order', collection], after: ids });
  }
  return edits;
}

function diff(path: readonly string[], before: unknown, after: unknown, edits: Edit[]): void {
  if (before === after) return;
  if (isFields(before) && isFields(after) && isApart(path)) {
    for (const key of keysOf(before, after)) diff([...path, key], own(before, key), own(after, key), edits);
  } else if (!same(before, after)) {
    edits.push({ path, ...(before !== undefined && { before: before as Json }), ...withAfter(after) });
  }
}
const withAfter = (after: unknown) => (after === undefined ? {} : { after: after as Json });

/** The records of a collection by their keys, in their order. */
export const indexOf = (document: FlowDocument, collection: CollectionName): Map<string, Item> =>
  new Map((document[collection] as readonly Item[]).map((item) => [keyOf(item), item]));

/**
 * The document after the edits; null if they were made from another one: what stands in one of their places is not what
 * they say stood there. The result is to be parsed: an edit may bring anything.
 */
export function applyEdits(document: FlowDocument, edits: readonly Edit[]): FlowDocument | null {
  let top: Fields = document;
  const touched = new Map<CollectionName, Map<string, unknown>>();
  for (const { path, before, after } of edits) {
    const [area = '', id, ...rest] = path;
    if (area === 'order') {
      const items = isCollection(id) && (touched.get(id) ?? indexOf(document, id));
      if (!items || !Array.isArray(after)) return null;
      touched.set(id as CollectionName, inOrder(items, after));
    } else if (isCollection(area) && id !== undefined) {
      const items = touched.get(area) ?? indexOf(document, area);
      touched.set(area, items);
      const next = write(items.get(id), rest, before, after);
      if (next === REFUSED) return null;
      if (next === undefined) items.delete(id);
      else items.set(id, next);
    } else if (area === 'settings' || area === 'name' || area === 'kind') {
      const next = write(top, path, before, after);
      if (next === REFUSED) return null;
      top = next as Fields;
    } else return null;
  }
  const lists = Object.fromEntries([...touched].map(([name, items]) => [name, [...items.values()]]));
  return { ...(top as FlowDocument), ...lists };
}

const isCollection = (name: string | undefined): name is CollectionName =>
  (COLLECTIONS as readonly (string | undefined)[]).includes(name);

/** Those named first, as they are named; the others after them. */
function inOrder(items: Map<string, unknown>, ids: readonly Json[]): Map<string, unknown> {
  const named = ids.filter((id): id is string => typeof id === 'string' && items.has(id));
  return new Map([...named, ...items.keys()].map((id) => [id, items.get(id)]));
}

const REFUSED = Symbol('not what it was made from');

/** `value` with `after` at the path, if `before` stands there now. */
function write(value: unknown, path: readonly string[], before: unknown, after: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return same(value, before) ? after : REFUSED;
  if (!isFields(value)) return REFUSED;
  const next = write(own(value, key), rest, before, after);
  if (next === REFUSED) return REFUSED;
  if (next !== undefined) return { ...value, [key]: next };
  const { [key]: _gone, ...left } = value;
  return left;
}

/** The value at an edit's path; undefined if nothing stands there. */
export function valueAt(document: FlowDocument, path: readonly string[]): unknown {
  const [area = '', id, ...rest] = path;
  const whole = isCollection(area) && id !== undefined ? indexOf(document, area).get(id) : document;
  const keys = isCollection(area) ? rest : path;
  return keys.reduce<unknown>((value, key) => (isFields(value) ? own(value, key) : undefined), whole);
}

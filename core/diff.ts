import type { FlowDocument } from './document';
import type { Json, JsonObject } from './json';

/** One value that differs. `before` or `after` is absent where there was, or is, none. */
export interface FieldChange {
  /** Dotted path within the step, or within the flow. A place in a list is counted in `after`; in `before` if it is gone. */
  path: string;
  before?: Json;
  after?: Json;
}

export type ChangeType = 'added' | 'removed' | 'changed' | 'moved';

interface Item<Of extends string, T> {
  of: Of;
  /** The record's id; a connection's is `edgeId`. */
  id: string;
  type: ChangeType;
  /** Also for what was changed: it stands elsewhere on the paper as well. */
  moved: boolean;
  before?: T;
  after?: T;
  fields: FieldChange[];
}
type Node = FlowDocument['nodes'][number];
type Edge = FlowDocument['edges'][number];
type Note = FlowDocument['notes'][number];
type Group = FlowDocument['groups'][number];
/** What the flow is besides its drawing. */
export type FlowHead = Pick<FlowDocument, 'kind' | 'name' | 'settings' | 'variables' | 'stages'>;

export type Change =
  Item<'node', Node> | Item<'edge', Edge> | Item<'note', Note> | Item<'group', Group> | Item<'flow', FlowHead>;

/** An outlet has one connection at most: the outlet names it. */
export const edgeId = ({ from, outlet }: Pick<Edge, 'from' | 'outlet'>): string => `${from} ${outlet}`;

/**
 * What was done to a flow from one document to another, record by record: the flow's own settings first, then steps,
 * connections, notes and groups, each in the order of `after`, with what is gone last. The order of a document's lists
 * says nothing and is not compared.
 * @example diffDocuments(v3, draft).filter(({ type }) => type === 'removed')
 */
export function diffDocuments(before: FlowDocument, after: FlowDocument): Change[] {
  const fields = diffFields(headOf(before), headOf(after));
  const flow: Change[] =
    fields.length > 0
      ? [{ of: 'flow', id: '', type: 'changed', moved: false, before: headOf(before), after: headOf(after), fields }]
      : [];
  return [
    ...flow,
    ...compare(before.nodes, after.nodes, idOf).map((item): Change => ({ of: 'node', ...item })),
    ...compare(before.edges, after.edges, edgeId).map((item): Change => ({ of: 'edge', ...item })),
    ...compare(before.notes, after.notes, idOf).map((item): Change => ({ of: 'note', ...item })),
    ...compare(before.groups, after.groups, idOf).map((item): Change => ({ of: 'group', ...item })),
  ];
}

const idOf = ({ id }: { id: string }) => id;

const headOf = ({ kind, name, settings, variables, stages }: FlowDocument): FlowHead => ({
  kind,
  name,
  settings,
  variables,
  stages,
});

function compare<T extends object>(
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
): Omit<Item<string, T>, 'of'>[] {
  const was = new Map(before.map((item) => [key(item), item]));
  const is = new Set(after.map(key));
  const kept = after.flatMap((item): Omit<Item<string, T>, 'of'>[] => {
    const id = key(item);
    const former = was.get(id);
    if (!former) return [{ id, type: 'added', moved: false, after: item, fields: [] }];
    // the editor keeps the identity of what nobody touched
    if (former === item) return [];
    const all = diffFields(former, item);
    const fields = all.filter(({ path }) => !PLACE.test(path));
    const moved = fields.length < all.length;
    if (all.length === 0) return [];
    return [{ id, type: fields.length > 0 ? 'changed' : 'moved', moved, before: former, after: item, fields }];
  });
  const gone = before.flatMap((item): Omit<Item<string, T>, 'of'>[] =>
    is.has(key(item)) ? [] : [{ id: key(item), type: 'removed', moved: false, before: item, fields: [] }],
  );
  return [...kept, ...gone];
}

/** Where something stands on the paper, and how much of it it takes. */
const PLACE = /^(position|size)(\.|$)/;

/**
 * The values that differ between two configurations, leaf by leaf. Lists whose items carry ids are compared by them, so
 * that a button put first does not change all the others; lists of plain values are one value.
 */
export function diffFields(before: object, after: object): FieldChange[] {
  const found: FieldChange[] = [];
  walk(before as Json, after as Json, '', found);
  return found;
}

function walk(before: Json | undefined, after: Json | undefined, path: string, found: FieldChange[]): void {
  if (before === after) return;
  if (isWhole(before) || isWhole(after)) {
    if (identical(before, after)) return;
  } else if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      walk(own(before, key), own(after, key), join(path, key), found);
    return;
  } else if (Array.isArray(before) && Array.isArray(after)) {
    walkLists(before, after, path, found);
    return;
  }
  found.push({
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}

function walkLists(before: Json[], after: Json[], path: string, found: FieldChange[]): void {
  const [was, is] = [idsIn(before), idsIn(after)];
  if (was && is) {
    after.forEach((item, at) => walk(before[was.indexOf(is[at] ?? '')], item, join(path, at), found));
    before.forEach((item, at) => is.includes(was[at] ?? '') || walk(item, undefined, join(path, at), found));
    const [stayed, stays] = [was.filter((id) => is.includes(id)), is.filter((id) => was.includes(id))];
    if (stayed.some((id, at) => id !== stays[at])) found.push({ path, before: was, after: is });
    return;
  }
  if ([...before, ...after].some(isNested)) {
    for (let at = 0; at < Math.max(before.length, after.length); at++)
      walk(before[at], after[at], join(path, at), found);
    return;
  }
  if (before.length !== after.length || before.some((item, at) => item !== after[at]))
    found.push({ path, before, after });
}

/** The ids of a list whose items all have one of their own; an empty list fits to any. */
function idsIn(list: readonly Json[]): string[] | null {
  const ids = list.map((item) => (isObject(item) && typeof item.id === 'string' ? item.id : null));
  const known = ids.filter((id) => id !== null);
  return known.length === list.length && new Set(known).size === known.length ? known : null;
}

/** A length of time and a condition are one value to whoever reads them. */
const isWhole = (value: Json | undefined): boolean =>
  isObject(value) &&
  (('amount' in value && 'unit' in value) || ['all', 'any', 'not', 'op'].some((key) => key in value));

function identical(a: Json | undefined, b: Json | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => identical(item, b[at]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => identical(a[key], own(b, key)));
}

const join = (path: string, key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;
const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isNested = (value: Json) => value !== null && typeof value === 'object';

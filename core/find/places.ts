import type { FlowDocument } from '../document';
import type { Json } from '../json';

/** What a text of a flow is, for whoever looks at a find. */
export type PlaceKind = 'text' | 'template' | 'variable' | 'condition' | 'name';

/**
 * A text of a flow and where it stands. Steps, notes, groups and stages are named by their ids, not by their place in
 * the list, so that a path still leads there after others came or went.
 */
export interface Place {
  path: readonly string[];
  text: string;
  kind: PlaceKind;
  /** It is a number, and stays one: a replacement that would make it something else leaves it alone. */
  number?: true;
  /** The step it belongs to; null: the flow itself. */
  node: string | null;
}

/** Keys whose text is a choice of ours or the key of something else: changing it would break what points to it. */
const FIXED = new Set([
  ...['id', 'type', 'kind', 'op', 'unit', 'until', 'past', 'match', 'method', 'mime', 'choose', 'on', 'purpose'],
  ...['channels', 'receipts', 'outcomes', 'ends', 'flow', 'digit', 'time', 'schema', 'country', 'language'],
]);

/** Every text of a flow that a person wrote, in the order of the document. */
export function placesOf(document: FlowDocument): Place[] {
  const places: Place[] = [{ path: ['name'], text: document.name, kind: 'name', node: null }];
  const { goal, exitOn, handoff } = document.settings;
  walk({ goal, exitOn, handoff } as unknown as Json, ['settings'], null, places);
  document.variables.forEach((variable, at) => {
    places.push({ path: ['variables', String(at), 'name'], text: variable.name, kind: 'variable', node: null });
    if (variable.default !== undefined)
      walk(variable.default, ['variables', String(at), 'default'], null, places, 'variable');
  });
  for (const { id, name, config } of document.nodes) {
    places.push({ path: ['nodes', id, 'name'], text: name, kind: 'name', node: id });
    walk(config, ['nodes', id, 'config'], id, places);
  }
  for (const { id, text } of document.notes)
    places.push({ path: ['notes', id, 'text'], text, kind: 'text', node: null });
  for (const list of ['groups', 'stages'] as const)
    for (const { id, name } of document[list])
      places.push({ path: [list, id, 'name'], text: name, kind: 'name', node: null });
  return places.filter(({ text }) => text !== '');
}

// Recursion is safe: a document nests at most a hundred levels deep.
function walk(value: Json | undefined, path: readonly string[], node: string | null, into: Place[], kind?: PlaceKind) {
  if (typeof value === 'string') into.push({ path, text: value, kind: kind ?? 'text', node });
  // A price that a condition compares with is a number; a deadline's is no text of anybody's.
  else if (typeof value === 'number' && (kind === 'condition' || kind === 'variable' || path.at(-1) === 'value'))
    into.push({ path, text: String(value), kind: kind ?? 'text', number: true, node });
  else if (Array.isArray(value)) value.forEach((item, at) => walk(item, [...path, String(at)], node, into, kind));
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      if (FIXED.has(key) && typeof item !== 'object') continue;
      if (FIXED.has(key) && Array.isArray(item) && item.every((one) => typeof one === 'string')) continue;
      walk(item, [...path, key], node, into, kind ?? kindOf(key, path, value));
    }
}

function kindOf(key: string, path: readonly string[], around: { [key: string]: Json }): PlaceKind | undefined {
  if (key === 'rule' || key === 'where') return 'condition';
  if (key === 'saveAs' || (key === 'name' && path.at(-2) === 'variables')) return 'variable';
  if (key === 'parameters' || (key === 'name' && around.type === 'template')) return 'template';
  return key === 'name' ? 'name' : undefined;
}

/** The text at a path, a number as it is written; undefined where it leads nowhere, or to something else. */
export function textAt(document: FlowDocument, path: readonly string[]): string | undefined {
  let value: unknown = document;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Array.isArray(value) ? value[indexOf(value, key)] : Object.hasOwn(value, key) ? at(value, key) : undefined;
  }
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
}

/** The document with another text at a path. What the path does not pass keeps its identity; a number stays one. */
export function withText(document: FlowDocument, path: readonly string[], text: string): FlowDocument {
  return put(document, path, text) as FlowDocument;
}

function put(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return typeof value === 'number' ? Number(text) : text;
  if (Array.isArray(value)) {
    const index = indexOf(value, key);
    return value.map((item: unknown, each) => (each === index ? put(item, rest, text) : item));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
  return { ...value, [key]: put(at(value, key), rest, text) };
}

const at = (value: object, key: string): unknown => (value as Record<string, unknown>)[key];

/** The document's own lists are entered by id, every other one by place. */
function indexOf(list: readonly unknown[], key: string): number {
  const byId = list.findIndex((item) => typeof item === 'object' && item !== null && at(item, 'id') === key);
  return byId >= 0 ? byId : /^\d+$/.test(key) ? Number(key) : -1;
}

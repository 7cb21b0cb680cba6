import type { FlowDocument, FlowNode } from '../../../core/document';
import type { Json, JsonObject } from '../../../core/json';
import { lookUp, type Scope } from '../../../core/scope';
import { readNode } from '../canvas/read-node';
import { listOf, objectOf, textOf, textsOf } from './config';

export type FieldType = FlowDocument['variables'][number]['type'];

/** Where a field stands in a picker. */
export const FIELD_GROUPS = ['contact', 'attributes', 'vars', 'event', 'reply'] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/** Something that rules and texts may read, with what the sample has there. */
export interface KnownField {
  path: string;
  group: FieldGroup;
  type: FieldType;
  /** Undefined: the sample has nothing there. */
  value: Json | undefined;
}

const CONTACT: [path: string, type: FieldType][] = [
  ['contact.name', 'text'],
  ['contact.language', 'text'],
  ['contact.country', 'text'],
  ['contact.timeZone', 'text'],
  ['contact.tags', 'list'],
];
const MENTIONED = /\b(contact\.attributes|event|trigger)\.([A-Za-z_]\w*)/g;

/**
 * Every field that a flow's rules and texts can name: the contact's own, what the flow declares or sets, what the sample
 * brings, and what is already written somewhere in it.
 */
export function knownFields(
  nodes: readonly FlowNode[],
  variables: FlowDocument['variables'],
  scope: Scope,
): KnownField[] {
  const fields = new Map<string, KnownField>();
  const add = (path: string, group: FieldGroup, type?: FieldType) => {
    if (fields.has(path)) return;
    const value = lookUp(scope, path.split('.')) ?? undefined;
    fields.set(path, { path, group, type: type ?? typeOf(value), value });
  };
  for (const [path, type] of CONTACT) add(path, 'contact', type);
  for (const name of Object.keys(objectOf(scope.contact?.attributes))) add(`contact.attributes.${name}`, 'attributes');
  for (const { name, type } of variables) add(`vars.${name}`, 'vars', type);
  for (const name of Object.keys(scope.event)) add(`event.${name}`, 'event');
  for (const node of nodes) {
    for (const name of readNode(node).assigns) add(`vars.${name}`, 'vars');
    if (Object.hasOwn(node.config, 'attributes'))
      for (const pair of listOf(node.config.attributes)) {
        const name = textOf(objectOf(pair).name);
        if (name) add(`contact.attributes.${name}`, 'attributes');
      }
    for (const [, root, name] of JSON.stringify(node.config).matchAll(MENTIONED))
      add(`${root ?? ''}.${name ?? ''}`, root === 'contact.attributes' ? 'attributes' : 'event');
  }
  add('channel', 'reply', 'text');
  add('reply.text', 'reply', 'text');
  add('now', 'reply', 'date');
  return [...fields.values()].sort((a, b) => FIELD_GROUPS.indexOf(a.group) - FIELD_GROUPS.indexOf(b.group));
}

/** Tags that the flow knows of: on the sample, put on or taken off by a step. */
export function knownTags(nodes: readonly FlowNode[], scope: Scope): string[] {
  const tags = new Set(scope.contact?.tags ?? []);
  for (const { config } of nodes)
    for (const tag of [...textsOf(config.addTags), ...textsOf(config.removeTags)]) tags.add(tag);
  return [...tags].sort();
}

const ISO = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/;

/** The type that a value shows; text where there is none to look at. */
export function typeOf(value: Json | undefined): FieldType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object' && value !== null) return 'object';
  return typeof value === 'string' && ISO.test(value) ? 'date' : 'text';
}

/** A value as a person reads it in a list: short, on one line, and nothing where there is nothing in it. */
export function shownValue(value: Json | undefined): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value satisfies Json | JsonObject);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

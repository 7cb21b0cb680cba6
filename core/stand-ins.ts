import type { FlowDocument } from './document';
import type { Json, JsonObject } from './json';
import type { Scope } from './scope';

export type VariableType = FlowDocument['variables'][number]['type'];

/** Something of each type, for fields of which nothing is known but that: types can be judged all the same. */
export const STAND_INS: Record<VariableType, Json> = {
  text: '',
  number: 0,
  boolean: false,
  date: '2025-01-01T00:00:00Z',
  list: [],
  object: {},
};

/** A customer of whom nothing is known, with the flow's own variables: what an expression can be judged for by types alone. */
export function standInScope(variables: FlowDocument['variables']): Scope {
  const vars: JsonObject = {};
  for (const { name, type, default: value } of variables) vars[name] = value ?? STAND_INS[type];
  const contact = {
    id: '',
    name: '',
    language: '',
    country: '',
    timeZone: '',
    attributes: {},
    tags: [],
    addresses: [],
  };
  const scope = { contact, vars, event: {}, trigger: {}, channel: 'whatsapp' as const, reply: { text: '' } };
  return { ...scope, now: 0, timeZone: 'UTC' };
}

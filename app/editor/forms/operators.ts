import { OPERATORS, type Operator } from '../../../core/document';
import type { Json } from '../../../core/json';
import type { FieldType } from './known-fields';

/** What can be asked of each type of field, most usual first. */
export const OPERATORS_OF: Record<FieldType, readonly Operator[]> = {
  text: ['eq', 'ne', 'in', 'not_in', 'contains', 'not_contains', 'starts_with', 'is_set', 'is_not_set'],
  number: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'not_in', 'is_set', 'is_not_set'],
  boolean: ['eq', 'ne', 'is_set', 'is_not_set'],
  date: ['gt', 'gte', 'lt', 'lte', 'eq', 'is_set', 'is_not_set'],
  list: ['contains', 'not_contains', 'is_set', 'is_not_set'],
  object: ['is_set', 'is_not_set'],
};

/** The operators to offer; one that stands there already is among them, whatever the type. */
export const operatorsFor = (type: FieldType | undefined, now: Operator): readonly Operator[] => {
  const usual = type ? OPERATORS_OF[type] : OPERATORS;
  return usual.includes(now) ? usual : [now, ...usual];
};

/** The operator to begin with when another field is chosen: the one that stands there, if its type knows it. */
export function firstFor(type: FieldType | undefined, now: Operator): Operator {
  const usual = type ? OPERATORS_OF[type] : OPERATORS;
  return usual.includes(now) ? now : (usual[0] ?? now);
}

export const NO_VALUE: readonly Operator[] = ['is_set', 'is_not_set'];
export const LISTS: readonly Operator[] = ['in', 'not_in'];

/** A value brought to what another operator or type takes; kept as it is where there is no obvious form of it. */
export function valueFor(type: FieldType | undefined, op: Operator, value: Json | undefined): Json | undefined {
  if (NO_VALUE.includes(op)) return undefined;
  if (LISTS.includes(op)) return (Array.isArray(value) ? value : [value]).flatMap((item) => typed(type, item) ?? []);
  return typed(type, Array.isArray(value) ? value[0] : value) ?? (type === 'boolean' ? true : '');
}

/** What was written, as the field's type has it: numbers as numbers; a text that is none stays text. */
export function typed(type: FieldType | undefined, value: Json | undefined): Json | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (type === 'boolean') return value === true || value === 'true';
  if (typeof value === 'string' && type === 'number' && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value);
  if (typeof value !== 'string' && type === 'text') return String(value);
  return value;
}

import type { Json, JsonObject } from '../../../core/json';
import { chipEdge } from '../compose/chips';
import { isWordKey, type Words } from '../../words';

const LONGEST = 160;

/** A configured value as a person reads it: a time in words, a condition in a line, yes or no; the rest as it is written. */
export function valueWords(value: Json | undefined, w: Words): string {
  const text = tell(value, w);
  const end = chipEdge(text, LONGEST, 'after');
  return text.length > end ? `${text.slice(0, end)}…` : text;
}

function tell(value: Json | undefined, w: Words): string {
  if (value === undefined || value === null || value === '') return w('studio.compare.nothing');
  if (typeof value === 'boolean') return w(value ? 'common.yes' : 'common.no');
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((item) => tell(item, w)).join(', ') || w('studio.compare.nothing');
  const { amount, unit } = value;
  if (typeof amount === 'number' && typeof unit === 'string') {
    const key = `common.unit.${unit}`;
    return isWordKey(key) ? w(key, { count: amount }) : `${amount} ${unit}`;
  }
  return ruleWords(value, w) ?? named(value, w) ?? JSON.stringify(value);
}

/** A condition in one line. */
function ruleWords(rule: JsonObject, w: Words): string | null {
  if (typeof rule.expression === 'string') return rule.expression;
  if (typeof rule.field === 'string' && typeof rule.op === 'string') {
    const key = `studio.op.${rule.op}`;
    const op = isWordKey(key) ? w(key) : rule.op;
    return [rule.field, op, ...(rule.value === undefined ? [] : [tell(rule.value, w)])].join(' ');
  }
  if (rule.not !== undefined) return `${w('studio.compare.not')} (${tell(rule.not, w)})`;
  for (const [key, word] of JOINTS)
    if (Array.isArray(rule[key])) return rule[key].map((one) => tell(one, w)).join(` ${w(word)} `);
  return null;
}
const JOINTS = [
  ['all', 'studio.compare.and'],
  ['any', 'studio.compare.or'],
] as const;

/** A button, a variant, a header: what it is called, in one language or in each, and what it holds. */
function named(value: JsonObject, w: Words): string | null {
  const { title } = value;
  const titles = typeof title === 'object' && title !== null && !Array.isArray(title) ? Object.values(title) : [title];
  const [name, ...rest] = [titles, [value.name], [value.event], [value.value]].flatMap((each) => {
    const told = each.flatMap((one) => (one === undefined ? [] : [tell(one, w)]));
    return told.length === 0 ? [] : [told.join(' / ')];
  });
  return name === undefined ? null : [name, ...rest].join(': ');
}

import type { Json } from './json';
import type { Operator } from './document';

/**
 * The operators of the rule language, total on any two values.
 * Numbers written as text count as numbers, and 'true'/'false' as booleans, because customer data comes from
 * spreadsheets. `contains` and `starts_with` ignore case; `eq` does not. Order exists between numbers and between
 * texts (ISO dates sort as text); anything else is neither more nor less.
 */
export function compare(op: Operator, value: Json | undefined, expected: Json | undefined): boolean {
  switch (op) {
    case 'eq':
      return same(value, expected);
    case 'ne':
      return !same(value, expected);
    case 'gt':
      return order(value, expected) === 1;
    case 'gte':
      return (order(value, expected) ?? -1) >= 0;
    case 'lt':
      return order(value, expected) === -1;
    case 'lte':
      return (order(value, expected) ?? 1) <= 0;
    case 'in':
      return within(value, expected);
    case 'not_in':
      return !within(value, expected);
    case 'contains':
      return contains(value, expected);
    case 'not_contains':
      return !contains(value, expected);
    case 'starts_with':
      return (
        typeof value === 'string' &&
        typeof expected === 'string' &&
        value.toLowerCase().startsWith(expected.toLowerCase())
      );
    case 'is_set':
      return isSet(value);
    case 'is_not_set':
      return !isSet(value);
  }
}

/** Something is there: not absent, null, an empty text or an empty list. */
export function isSet(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** Equal as values, with numbers and booleans also in their written form. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a === null || b === null) return (a ?? null) === (b ?? null);
  if (typeof a === 'number' && typeof b === 'string') return numeric(b) === a;
  if (typeof a === 'string' && typeof b === 'number') return numeric(a) === b;
  if (typeof a === 'boolean' && typeof b === 'string') return b === String(a);
  if (typeof a === 'string' && typeof b === 'boolean') return a === String(b);
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return deepSame(a, b);
}

/** Deep equality without recursion: values come from outside and may be nested without end. */
function deepSame(first: Json, second: Json): boolean {
  const stack: [Json | undefined, Json | undefined][] = [[first, second]];
  for (let pair = stack.pop(); pair; pair = stack.pop()) {
    const [a, b] = pair;
    if (a === b) continue;
    if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b))
      return false;
    const left = a as Record<string, Json>;
    const right = b as Record<string, Json>;
    const keys = Object.keys(left);
    if (keys.length !== Object.keys(right).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(right, key)) return false;
      stack.push([left[key], right[key]]);
    }
  }
  return true;
}

function numeric(value: Json | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*-?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(value)) return null;
  return Number(value);
}

/** -1, 0, 1, or null where there is no order. */
function order(a: Json | undefined, b: Json | undefined): -1 | 0 | 1 | null {
  const x = numeric(a);
  const y = numeric(b);
  if (x !== null && y !== null) return x < y ? -1 : x > y ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return null;
}

function within(value: Json | undefined, list: Json | undefined): boolean {
  if (!Array.isArray(list)) return false;
  if (Array.isArray(value)) return value.some((one) => list.some((other) => same(one, other)));
  return list.some((other) => same(value, other));
}

function contains(value: Json | undefined, part: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some((one) => same(one, part));
  if (typeof value !== 'string' || (typeof part !== 'string' && typeof part !== 'number')) return false;
  return value.toLowerCase().includes(String(part).toLowerCase());
}

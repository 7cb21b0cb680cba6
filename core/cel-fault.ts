import type { Said } from './run';

/** What a value is to somebody who writes conditions; CEL's own kinds of numbers are one. */
export type CelType = 'number' | 'text' | 'boolean' | 'list' | 'object' | 'nothing' | 'date' | 'duration' | 'other';

const TYPES: Record<string, CelType> = {
  double: 'number',
  int: 'number',
  uint: 'number',
  string: 'text',
  bool: 'boolean',
  list: 'list',
  map: 'object',
  null_type: 'nothing',
  'google.protobuf.Timestamp': 'date',
  'google.protobuf.Duration': 'duration',
};
const typeOf = (name: string): CelType => TYPES[name.trim()] ?? 'other';
const typesOf = (list: string): CelType[] => (list.trim() === '' ? [] : list.split(',').map(typeOf));

/** What CEL calls its operators, as they are written. */
const SIGNS: Record<string, string> = {
  '_>_': '>',
  '_<_': '<',
  '_>=_': '>=',
  '_<=_': '<=',
  '_+_': '+',
  '_-_': '-',
  '_*_': '*',
  '_/_': '/',
  '_%_': '%',
};
const TEXT_METHODS = ['startsWith', 'endsWith', 'contains', 'matches'];
/** They bind a name of their own: `list.exists(each, each > 3)`. */
const MACROS = ['all', 'exists', 'exists_one', 'filter', 'map'];

/**
 * What the library says of an expression it cannot read or judge, as a code of ours with what it is about. The library
 * tells kinds of errors apart by their sentences alone; one that nobody here knows is shown as it is.
 * @example celFault("found no matching overload for '_>_' applied to '(double, string)'") // cel.compare, number, text
 */
export function celFault(message: string): Said {
  const parsed = /^<input>:\d+:\d+: (.*)$/s.exec(message);
  if (parsed) return unreadable(parsed[1] ?? '');
  const overload = /no matching overload for '?(.+?)'? applied to '(?:(.+?)\.)?\((.*)\)'$/.exec(message);
  if (overload) return misapplied(overload[1] ?? '', overload[2], typesOf(overload[3] ?? ''));
  for (const [pattern, code, params = []] of FAULTS) {
    const found = pattern.exec(message);
    if (!found) continue;
    return { code, params: Object.fromEntries(params.map((name, at) => [name, found[at + 1] ?? ''])) };
  }
  const mismatch = /^type mismatch: expected bool, got (.+)$/.exec(message);
  if (mismatch) return { code: 'cel.not_boolean', params: { type: typeOf(mismatch[1] ?? '') } };
  const unbound = /^unbound function: (\w+)$/.exec(message)?.[1];
  if (unbound === undefined) return { code: 'cel.other', params: { message } };
  const macro = unbound === 'has' ? 'cel.has' : MACROS.includes(unbound) ? 'cel.macro' : 'cel.unknown_function';
  return { code: macro, params: { name: unbound } };
}

/** What depends on the data at hand and not on the expression: another customer's may well be there. */
export const isDataFault = ({ code }: Said): boolean => code === 'cel.no_field' || code === 'cel.no_item';

const FAULTS: readonly [RegExp, string, string[]?][] = [
  [/^the result is not true or false$/, 'cel.not_verdict'],
  [/^unknown name "(.+)"$/, 'cel.unknown_name', ['name']],
  [/^field not found: (.+)$/, 'cel.no_field', ['name']],
  [/^index .+ out of bounds/, 'cel.no_item'],
  [/(?:divide|modulus) by zero$/, 'cel.zero'],
  [/overflow|out of range/, 'cel.overflow'],
  [/^Failed to parse timestamp/, 'cel.date'],
  [/^Failed to parse duration/, 'cel.duration'],
  [/^Cannot convert (.*) to a BigInt$/, 'cel.convert', ['value']],
  [/^Unable to convert string '(.*)' to/, 'cel.convert', ['value']],
  [/^error parsing regexp/, 'cel.pattern'],
];

/** It does not parse: `found & but expecting end of input`. */
function unreadable(said: string): Said {
  if (said === 'reserved identifier') return { code: 'cel.reserved', params: {} };
  const [, found = '', expecting = ''] = /^found (.+?) but expecting (.*)$/s.exec(said) ?? [];
  if (found === '') return { code: 'cel.other', params: { message: said } };
  if (found === 'end of input') return { code: expecting === "')'" ? 'cel.unclosed' : 'cel.unfinished', params: {} };
  if (found === '=') return { code: 'cel.equals', params: {} };
  if (found === ')') return { code: 'cel.closed', params: {} };
  if (found === "'" || found === '"') return { code: 'cel.quote', params: {} };
  if (/[\p{L}\d_]/u.test(found)) return { code: 'cel.word', params: { found } };
  return { code: '&|'.includes(found) ? 'cel.both' : 'cel.sign', params: { found } };
}

/** It parses, and what it is done with is of the wrong type. */
function misapplied(name: string, on: string | undefined, types: readonly CelType[]): Said {
  const [left = 'other', right = left] = types;
  const sign = SIGNS[name];
  if (name === '@in') return { code: 'cel.in', params: { type: right } };
  if (name === '!_' || name === '_?_:_') return { code: 'cel.not_boolean', params: { type: left } };
  if (name === '-_') return { code: 'cel.negate', params: { type: left } };
  if (sign !== undefined) {
    if (types.includes('nothing')) return { code: 'cel.empty', params: { sign } };
    if (sign === '%' && left === 'number' && right === 'number') return { code: 'cel.remainder', params: {} };
    const code = /[<>]/.test(sign) ? (left === right ? 'cel.order' : 'cel.compare') : 'cel.calculate';
    return { code, params: { left, right, sign } };
  }
  if (on === undefined) return { code: 'cel.function', params: { name, types: [...types] } };
  if (TEXT_METHODS.includes(name))
    return typeOf(on) === 'text'
      ? { code: 'cel.text_wanted', params: { name, types: [...types] } }
      : { code: 'cel.text_method', params: { name, type: typeOf(on) } };
  return { code: 'cel.method', params: { name, type: typeOf(on) } };
}

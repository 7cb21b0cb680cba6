import type { Said } from './run';

/**
 * What the library says of a text that it cannot read, as a code of ours with what it is about. The library tells kinds
 * of errors apart by their sentences alone; one that nobody here knows is shown as it is.
 * @example liquidFault('undefined filter: upcas, line:1, col:1') // liquid.unknown_filter, name: upcas
 */
export function liquidFault(told: string): Said {
  const message = told.replace(PLACE, '');
  for (const [pattern, code, name] of FAULTS) {
    const found = pattern.exec(message);
    if (found) return { code, params: name === undefined ? {} : { [name]: found[1] ?? '' } };
  }
  return { code: 'liquid.other', params: { message } };
}

/**
 * Where it is, as the library tells it at the end of its sentence: line and column, from 1.
 * @example liquidPlace('undefined filter: upcas, line:1, col:7') // { line: 1, column: 7 }
 */
export function liquidPlace(told: string): { line: number; column: number } {
  const [, line = '1', column = '1'] = PLACE.exec(told) ?? [];
  return { line: Number(line), column: Number(column) };
}

const PLACE = /,? ?line:(\d+), col:(\d+).*$/s;

/** The first that fits. A third element names what its parentheses found. */
const FAULTS: readonly [pattern: RegExp, code: string, name?: string][] = [
  [/^output ".*" not closed$/s, 'liquid.unclosed_value'],
  [/^tag ".*" not closed$/s, 'liquid.unclosed_tag'],
  [/^(?:tag |raw ")\{%-?\s*(\w+).* not closed$/s, 'liquid.unended', 'name'],
  [/^tag "(else|elsif|when|end\w+)" not found$/, 'liquid.unbegun', 'name'],
  [/^tag "(.+)" not found$/s, 'liquid.unknown_tag', 'name'],
  [/^illegal (?:liquid )?tag syntax/, 'liquid.nameless_tag'],
  [/^illegal tag: \{%-?\s*for\b/, 'liquid.for'],
  [/^(?:duplicated else|unexpected elsif after else)$/, 'liquid.else'],
  [/^expected (?:"="|variable name)$/, 'liquid.assign'],
  [/^invalid capture name$/, 'liquid.capture'],
  [/^empty candidates/, 'liquid.cycle'],
  [/^every line of an inline comment/, 'liquid.comment'],
  [/^undefined filter: (.+)$/s, 'liquid.unknown_filter', 'name'],
  [/^expected filter name$/, 'liquid.filter_name'],
  [/^expected ":" after filter name$/, 'liquid.filter_colon'],
  [/^expected "\|" before filter$/, 'liquid.filter_bar'],
  [/^unexpected character "(.*)"$/s, 'liquid.surplus', 'found'],
  [/^invalid value expression: "(?:\|.*)?"$/s, 'liquid.no_value'],
  [/^invalid value expression: "(.*)"$/s, 'liquid.value', 'found'],
  [/^expected name after "(.*)"$/s, 'liquid.dot', 'found'],
  [/^expected value after "(.)"$/, 'liquid.after', 'found'],
  [/^expected value beside "(.*)"$/, 'liquid.beside', 'found'],
  [/^unexpected value "(.*)"$/s, 'liquid.two_values', 'found'],
  [/^\[ not closed$/, 'liquid.bracket'],
  [/^(?:invalid range syntax|unbalanced parentheses)$|value expected$/, 'liquid.range'],
  [/^parse length limit exceeded$/, 'liquid.too_long'],
];

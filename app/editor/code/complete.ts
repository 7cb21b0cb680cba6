import type { KnownField } from '../forms/known-fields';
import { shownValue } from '../forms/known-fields';
import type { Complete, Suggestion } from './suggestion';

const LIQUID_TAGS = [
  'if',
  'elsif',
  'else',
  'endif',
  'unless',
  'endunless',
  'case',
  'when',
  'endcase',
  'for',
  'endfor',
  'assign',
];

/** What CEL brings along, and what it takes. */
const CEL_FUNCTIONS: readonly [name: string, insert: string][] = [
  ['size', 'size()'],
  ['has', 'has()'],
  ['timestamp', "timestamp('')"],
  ['duration', "duration('')"],
  ['int', 'int()'],
  ['double', 'double()'],
  ['string', 'string()'],
];
const CEL_METHODS = ['contains', 'startsWith', 'endsWith', 'matches', 'size', 'exists', 'all', 'filter', 'map'];
const CEL_WORDS = ['true', 'false', 'null', 'in'];

const asField = ({ path, value }: KnownField, insert?: string): Suggestion => ({
  label: path,
  kind: 'field',
  ...(insert === undefined ? {} : { insert }),
  ...(value === undefined ? {} : { detail: shownValue(value) }),
});

/**
 * What may be written in a Liquid text: fields and filters inside braces, tags after `{%`, and outside of both a whole
 * output, braces and all, once `{` is typed.
 */
export function liquidCompletion(fields: readonly KnownField[], filters: readonly string[]): Complete {
  return (text, offset) => {
    const before = text.slice(0, offset);
    const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
    const closed = Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}'));
    if (open < 0 || closed > open) {
      const brace = /\{[\w.]*$/.exec(before);
      if (!brace) return { from: offset, items: [] };
      return { from: brace.index, items: fields.map((field) => asField(field, `{{ ${field.path} }}`)) };
    }
    const inside = before.slice(open + 2);
    const filter = /\|\s*(\w*)$/.exec(inside);
    if (filter)
      return {
        from: offset - (filter[1] ?? '').length,
        items: filters.map((name) => ({ label: name, kind: 'function' })),
      };
    const word = /[\w.]*$/.exec(inside)?.[0] ?? '';
    const from = offset - word.length;
    const first = before.startsWith('{%', open) && inside.trim() === word;
    if (first) return { from, items: LIQUID_TAGS.map((label) => ({ label, kind: 'word' })) };
    return { from, items: fields.map((field) => asField(field)) };
  };
}

/** What may be written in a CEL expression: fields by their whole path, functions, and methods after a dot. */
export function celCompletion(fields: readonly KnownField[]): Complete {
  return (text, offset) => {
    const before = text.slice(0, offset);
    if (inString(before)) return { from: offset, items: [] };
    const word = /[A-Za-z_][\w.]*$/.exec(before)?.[0] ?? '';
    const dot = /\.(\w*)$/.exec(before);
    const from = offset - word.length;
    const named = fields.filter(({ path }) => path.startsWith(word) && path !== word).map((field) => asField(field));
    if (dot) {
      const methods = CEL_METHODS.map((name): Suggestion => ({
        label: `.${name}()`,
        insert: `${name}()`,
        kind: 'function',
      }));
      // Fields replace the whole path, methods only what stands after the dot: Monaco takes one range for all.
      return named.length > 0 ? { from, items: named } : { from: offset - (dot[1] ?? '').length, items: methods };
    }
    return {
      from,
      items: [
        ...named,
        ...CEL_FUNCTIONS.map(([label, insert]): Suggestion => ({ label, insert, kind: 'function' })),
        ...CEL_WORDS.map((label): Suggestion => ({ label, kind: 'word' })),
      ],
    };
  };
}

function inString(text: string): boolean {
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\') at += 1;
    else if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return quote !== '';
}

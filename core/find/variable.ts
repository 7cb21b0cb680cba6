import type { Span } from './match';
import type { Place } from './places';

/** The name of a variable, wherever a document may say one. */
export const VARIABLE_NAME = /^[a-zA-Z_][a-zA-Z0-9_]{0,63}$/;
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;
const LIQUID = /\{\{.*?\}\}|\{%.*?%\}/gs;

/**
 * Where a place names the variable: its declaration, a step that sets it, the field of a condition, `vars.name` in CEL
 * and between the braces of Liquid. The same word in plain or quoted text is something else.
 */
export function variableSpans({ path, text, kind }: Place, name: string): Span[] {
  if (!VARIABLE_NAME.test(name)) return [];
  const key = path.at(-1);
  if (kind === 'variable' && (key === 'name' || key === 'saveAs'))
    return text === name ? [{ from: 0, to: name.length }] : [];
  if (kind === 'condition') {
    if (key === 'field') return mentions(text, name, 0).filter(({ from }) => from === 'vars.'.length);
    return key === 'expression' ? mentions(unquoted(text), name, 0) : [];
  }
  return [...text.matchAll(LIQUID)].flatMap((tag) => mentions(unquoted(tag[0]), name, tag.index));
}

/** `vars.name` as a whole: neither `vars.name_2` nor `event.vars.name`. */
function mentions(text: string, name: string, offset: number): Span[] {
  return [...text.matchAll(new RegExp(`(?<![\\w.])vars\\.(${name})(?!\\w)`, 'g'))].map(({ index }) => {
    const from = offset + index + 'vars.'.length;
    return { from, to: from + name.length };
  });
}

/** The same length, with what stands in quotes blanked out. */
const unquoted = (text: string) => text.replace(QUOTED, (quoted) => ' '.repeat(quoted.length));

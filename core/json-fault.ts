const BLANK = /[ \t\n\r]*/y;
/** A whole scalar; what is left over of a broken one is found at its beginning. */
const SCALAR =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

export interface TextPlace {
  line: number;
  column: number;
}

/**
 * Where a text stops being JSON, counted from 1. Engines say it each in their own way, or not at all; this says the
 * same everywhere. Call it for a text that did not parse.
 * @example jsonFault('{"a": oops}') // { line: 1, column: 7 }
 */
export function jsonFault(text: string): TextPlace {
  const before = text.slice(0, faultAt(text)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

type Expected = 'value' | 'item or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

function faultAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let expected: Expected = 'value';
  const scan = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? '';
  };
  const after = (): Expected => (open.length > 0 ? 'comma or end' : 'nothing');
  for (;;) {
    at += scan(BLANK).length;
    const next = text[at];
    if (next === undefined) return at;
    const inObject = open.at(-1) === '{';
    if (expected === 'nothing') return at;
    if (expected === 'colon') {
      if (next !== ':') return at;
      at++;
      expected = 'value';
    } else if (expected === 'comma or end') {
      if (next === ',') expected = inObject ? 'key' : 'value';
      else if (next === (inObject ? '}' : ']')) {
        open.pop();
        expected = after();
      } else return at;
      at++;
    } else if ((expected === 'key or end' && next === '}') || (expected === 'item or end' && next === ']')) {
      open.pop();
      expected = after();
      at++;
    } else if (expected === 'key' || expected === 'key or end') {
      const key = next === '"' ? scan(SCALAR) : '';
      if (key === '') return at;
      at += key.length;
      expected = 'colon';
    } else if (next === '{' || next === '[') {
      open.push(next);
      expected = next === '{' ? 'key or end' : 'item or end';
      at++;
    } else {
      const scalar = scan(SCALAR);
      if (scalar === '') return at;
      at += scalar.length;
      expected = after();
    }
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-fault';

describe('where a text stops being JSON', () => {
  it.each([
    ['{"a": oops}', 1, 7],
    ['{\n  "a": 1,\n}', 3, 1],
    ['[1, 2', 1, 6],
    ['[1 2]', 1, 4],
    ["{'a': 1}", 1, 2],
    ['{"a" 1}', 1, 6],
    ['{"a": "one\ntwo"}', 1, 7],
    ['[01]', 1, 3],
    ['{} {}', 1, 4],
    ['', 1, 1],
  ])('%j: line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(jsonFault(text)).toEqual({ line, column });
  });

  it('is never before the end of what is a whole document', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonFault(text).column).toBe(text.length + 1);
      }),
      { seed: 4 },
    );
  });

  it('is within the part that parses nowhere, for a document cut short', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (text, cut) => {
        const part = text.slice(0, cut % (text.length + 1));
        const { column } = jsonFault(part);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual(part.length + 1);
      }),
      { seed: 4 },
    );
  });
});

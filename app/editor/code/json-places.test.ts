import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesIn } from './json-places';

const TEXT =
  '{\n  "name": "Uno, \\"dos\\"",\n  "nodes": [ { "id": "a", "n": [1, 2.5] }, { "id": "b" } ],\n  "on": true\n}';
const shown = (...path: string[]) => {
  const place = placesIn(TEXT, [path])[0];
  return place ? TEXT.slice(place.from, place.to) : null;
};

describe('places in a JSON text', () => {
  it.each([
    [['name'], '"Uno, \\"dos\\""'],
    [['nodes'], '"nodes"'],
    [['nodes', '0'], '{'],
    [['nodes', '0', 'n', '1'], '2.5'],
    [['nodes', '1', 'id'], '"b"'],
    [['nodes', '1', 'config', 'x'], '{'],
    [['on'], 'true'],
    [['gone'], '{'],
  ])('%j', (path, text) => {
    expect(shown(...path)).toBe(text);
  });

  it('finds every value of any JSON, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (json, indent) => {
        const text = JSON.stringify(json, null, indent);
        const paths: string[][] = [];
        const walk = (value: unknown, path: string[]) => {
          if (typeof value === 'object' && value !== null) {
            for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
          } else paths.push(path);
        };
        walk(json, []);
        const plain = paths.filter((path) => path.every((step) => JSON.stringify(step) === `"${step}"`));
        placesIn(text, plain).forEach((place, at) => {
          const wanted = plain[at]?.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], json);
          expect(place && JSON.parse(text.slice(place.from, place.to))).toEqual(JSON.parse(JSON.stringify(wanted)));
        });
      }),
      { seed: 3 },
    );
  });

  it('ends on a text that is broken off anywhere', () => {
    for (let end = 0; end < TEXT.length; end += 1)
      expect(placesIn(TEXT.slice(0, end), [['nodes', '1', 'id']])).toHaveLength(1);
  });
});

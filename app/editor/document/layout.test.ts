import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowDocumentSchema } from '../../../core/document';
import { layOut } from './layout';
import { toRecords } from './records';

const size = { width: 248, height: 60 };
const draw = (nodes: number, edges: [number, number][]) =>
  toRecords(
    FlowDocumentSchema.parse({
      schema: 1,
      kind: 'journey',
      name: 'x',
      settings: { purpose: 'service' },
      nodes: Array.from({ length: nodes }, (_, n) => ({ id: `n${n}`, kind: 'wait' })),
      edges: edges.map(([from, to], n) => ({ from: `n${from}`, outlet: `o${n}`, to: `n${to}` })),
    }),
  );

describe('the automatic layout', () => {
  it('puts a step below everything that leads to it', () => {
    const places = layOut(
      draw(4, [
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
        [0, 3],
      ]),
      () => size,
    );
    const y = (n: number) => places.get(`n${n}`)?.y ?? NaN;
    expect(y(0)).toBeLessThan(y(1));
    expect(y(1)).toBe(y(2));
    expect(y(2)).toBeLessThan(y(3));
  });

  it('centres a step between its two branches', () => {
    const places = layOut(
      draw(3, [
        [0, 1],
        [0, 2],
      ]),
      () => size,
    );
    const x = (n: number) => places.get(`n${n}`)?.x ?? NaN;
    expect(x(0)).toBeCloseTo((x(1) + x(2)) / 2, 0);
  });

  it('places every step of any graph, loops too, without overlap', () => {
    const pair = fc.tuple(fc.nat(11), fc.nat(11));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), (edges) => {
        const places = [...layOut(draw(12, edges), () => size).values()];
        expect(places).toHaveLength(12);
        for (const [at, one] of places.entries()) {
          for (const other of places.slice(at + 1)) {
            expect(Math.abs(one.x - other.x) >= size.width || Math.abs(one.y - other.y) >= size.height).toBe(true);
          }
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowOf } from '../../../tests/support/flow';
import { align, ALIGNMENTS, makeRoom, type SizeOf } from './arrange';
import { branchOf } from './branch';
import { NO_HISTORY, record, undo } from './history';
import { applyPatches, type Patch } from './patch';
import { listOf, toDocument, toRecords, type Records } from './records';

const SIZE = { width: 248, height: 60 };
const sizeOf: SizeOf = () => SIZE;

const at = (places: Record<string, [x: number, y: number]>, wires: string[] = []): Records =>
  toRecords(
    flowOf({
      name: 'Orden',
      nodes: Object.entries(places).map(([id, [x, y]]) => ({ id, kind: 'wait', position: { x, y } })),
      edges: wires.map((wire, index) => ({ from: wire.charAt(0), outlet: `o${index}`, to: wire.charAt(1) })),
    }),
  );
const placesAfter = (records: Records, patches: readonly Patch[]) =>
  Object.fromEntries(
    listOf(applyPatches(records, patches).nodes).map(({ id, position }) => [id, [position.x, position.y]]),
  );

describe('S3 aligning a selection', () => {
  const scattered = at({ a: [0, 0], b: [300, 40], c: [700, 500] });
  it.each([
    ['left', { a: [0, 0], b: [0, 40], c: [0, 500] }],
    ['center', { a: [350, 0], b: [350, 40], c: [350, 500] }],
    ['right', { a: [700, 0], b: [700, 40], c: [700, 500] }],
    ['top', { a: [0, 0], b: [300, 0], c: [700, 0] }],
    ['middle', { a: [0, 250], b: [300, 250], c: [700, 250] }],
    ['bottom', { a: [0, 500], b: [300, 500], c: [700, 500] }],
    ['across', { a: [0, 0], b: [350, 40], c: [700, 500] }],
    ['down', { a: [0, 0], b: [300, 250], c: [700, 500] }],
  ] as const)('%s', (how, places) => {
    expect(placesAfter(scattered, align(scattered, ['a', 'b', 'c'], how, sizeOf))).toEqual(places);
  });

  it('moves nobody who is not selected, and undoes exactly', () => {
    const place = fc.integer({ min: -2000, max: 2000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...ALIGNMENTS),
        fc.integer({ min: 0, max: 12 }),
        (points, how, count) => {
          const records = at(Object.fromEntries(points.map((point, index) => [`n${index}`, point])));
          const chosen = records.nodes.ids.slice(0, count);
          const patches = align(records, chosen, how, sizeOf);
          expect(patches.every((patch) => patch.in === 'nodes' && chosen.includes(patch.id))).toBe(true);
          const after = applyPatches(records, patches);
          expect(toDocument(undo(record(NO_HISTORY, patches), after).records)).toEqual(toDocument(records));
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('S1 making room', () => {
  it('pushes down what the new step lies on and what comes after it, and leaves the other columns alone', () => {
    const records = at({ a: [0, 0], fresh: [0, 116], b: [0, 140], c: [0, 280], beside: [600, 140] });
    expect(placesAfter(records, makeRoom(records, 'fresh', sizeOf))).toEqual({
      a: [0, 0],
      fresh: [0, 116],
      b: [0, 232],
      c: [0, 348],
      beside: [600, 140],
    });
  });

  it('moves nothing where there is room', () => {
    const records = at({ a: [0, 0], fresh: [0, 140], b: [0, 280] });
    expect(makeRoom(records, 'fresh', sizeOf)).toEqual([]);
  });

  it('leaves nothing below under the new step, moves only downward, and undoes exactly', () => {
    const place = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 0, max: 900 }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 25 }), (points) => {
        const records = at(Object.fromEntries(points.map((point, index) => [`n${index}`, point])));
        const patches = makeRoom(records, 'n0', sizeOf);
        const after = applyPatches(records, patches);
        const fresh = after.nodes.byId.n0?.position ?? { x: 0, y: 0 };
        for (const node of listOf(after.nodes)) {
          const before = records.nodes.byId[node.id]?.position;
          expect(node.position.x).toBe(before?.x);
          expect(node.position.y).toBeGreaterThanOrEqual(before?.y ?? 0);
          if (node.id === 'n0' || node.position.y < fresh.y) continue;
          const beside = Math.abs(node.position.x - fresh.x) >= SIZE.width;
          expect(beside || node.position.y >= fresh.y + SIZE.height).toBe(true);
        }
        expect(toDocument(undo(record(NO_HISTORY, patches), after).records)).toEqual(toDocument(records));
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('S3 the contents of a branch', () => {
  const none: [number, number] = [0, 0];
  const places = { a: none, b: none, c: none, d: none, e: none };
  it.each([
    ['a branch down to where it ends', ['ab', 'bc', 'ad'], 'b', ['b', 'c']],
    ['not what another path reaches too', ['ab', 'bc', 'ad', 'dc'], 'b', ['b']],
    ['a loop back to itself', ['ab', 'bc', 'cb', 'cd'], 'b', ['b', 'c', 'd']],
    ['everything from the start', ['ab', 'bc', 'cd', 'de'], 'a', ['a', 'b', 'c', 'd', 'e']],
  ])('is %s', (_what, wires, from, branch) => {
    expect(branchOf(at(places, wires), from)).toEqual(branch);
  });
});

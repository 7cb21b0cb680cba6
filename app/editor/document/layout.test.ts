import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { flowOf } from '../../../tests/support/flow';
import { withConsequences } from './consequences';
import { layOut, type Card, type Engine } from './layout';
import { applyPatches } from './patch';
import { toDocument, toRecords, type Records } from './records';
import { laneOf, lanesOf } from './stages';
import { applyLayout } from './tidy';

const OUTLETS = ['o0', 'o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7'];
const card: Card = {
  width: 248,
  height: 90,
  outlets: OUTLETS.map((name, at) => ({ name, x: (248 * (at + 0.5)) / OUTLETS.length })),
};
const cardOf = () => card;

interface Step {
  group?: string;
  stage?: string;
  at?: { x: number; y: number };
}
const draw = (steps: Step[], edges: [from: number, to: number][]): Records => {
  const used = new Map<number, number>();
  return toRecords(
    flowOf({
      nodes: steps.map(({ at, ...more }, n) => ({
        id: `n${n}`,
        kind: 'wait',
        ...(at ? { position: at } : {}),
        ...more,
      })),
      edges: edges.flatMap(([from, to]) => {
        const outlet = used.get(from) ?? 0;
        used.set(from, outlet + 1);
        return outlet < OUTLETS.length ? [{ from: `n${from}`, outlet: `o${outlet}`, to: `n${to}` }] : [];
      }),
      groups: [...new Set(steps.flatMap(({ group }) => group ?? []))].map((id) => ({ id, name: id })),
      stages: [...new Set(steps.flatMap(({ stage }) => stage ?? []))].sort().map((id) => ({ id, name: id })),
    }),
  );
};
const plain = (count: number): Step[] => Array.from({ length: count }, () => ({}));

let engine: Engine;
beforeAll(() => {
  const elk = new ELK();
  engine = (graph) => elk.layout(graph);
});

async function tidied(records: Records, only?: string[]): Promise<Records> {
  const places = await layOut(records, cardOf, engine, only ? new Set(only) : null);
  return applyPatches(records, withConsequences(records, applyLayout(records, places, cardOf)));
}
const at = (records: Records, n: number) => records.nodes.byId[`n${n}`]?.position ?? { x: NaN, y: NaN };

function overlapping(records: Records): string[] {
  const all = Object.values(records.nodes.byId);
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter(
        (other) =>
          Math.abs(one.position.x - other.position.x) < card.width &&
          Math.abs(one.position.y - other.position.y) < card.height,
      )
      .map((other) => `${one.id} ${other.id}`),
  );
}

describe('S1 the automatic layout', () => {
  it('puts a step below everything that leads to it, the first where it was', async () => {
    const [first, ...others] = plain(4);
    const start = { ...first, at: { x: 400, y: 80 } };
    const now = await tidied(
      draw(
        [start, ...others],
        [
          [0, 1],
          [0, 2],
          [1, 3],
          [2, 3],
          [0, 3],
        ],
      ),
    );
    expect(at(now, 0)).toEqual({ x: 400, y: 80 });
    expect(at(now, 1).y).toBeGreaterThan(at(now, 0).y);
    expect(at(now, 2).y).toBe(at(now, 1).y);
    expect(at(now, 3).y).toBeGreaterThan(at(now, 2).y);
  });

  it('keeps the branches in the order of their outlets, whatever the order of the steps', async () => {
    const edges: [number, number][] = [4, 2, 5, 1, 3].map((to) => [0, to]);
    const now = await tidied(draw(plain(6), edges));
    const x = edges.map(([, to]) => at(now, to).x);
    expect(x).toEqual([...x].sort((a, b) => a - b));
  });

  it('places every step of any graph, loops too, without overlap, the same from anywhere and twice', async () => {
    const pair = fc.tuple(fc.nat(11), fc.nat(11));
    const place = fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.integer({ min: -999, max: 999 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(pair, { maxLength: 24 }),
        fc.array(place, { minLength: 12, maxLength: 12 }),
        async (edges, places) => {
          const once = await tidied(draw(plain(12), edges));
          expect(overlapping(once)).toEqual([]);
          expect(toDocument(await tidied(once))).toEqual(toDocument(once));
          const elsewhere = await tidied(
            draw(
              places.map((from) => ({ at: from })),
              edges,
            ),
          );
          const shape = (records: Records) =>
            places.map((_, n) => ({ x: at(records, n).x - at(records, 0).x, y: at(records, n).y - at(records, 0).y }));
          expect(shape(elsewhere)).toEqual(shape(once));
        },
      ),
      { seed: 7, numRuns: 40 },
    );
  });

  it('S16 keeps every step in its stage, the lanes one below the other', async () => {
    const stage = fc.constantFrom('a', 'b', 'c');
    const pair = fc.tuple(fc.nat(9), fc.nat(9));
    await fc.assert(
      fc.asyncProperty(
        fc.array(stage, { minLength: 10, maxLength: 10 }),
        fc.array(pair, { maxLength: 20 }),
        async (stages, edges) => {
          const before = draw(
            stages.map((each) => ({ stage: each })),
            edges,
          );
          const now = await tidied(before);
          expect(overlapping(now)).toEqual([]);
          const lanes = lanesOf(now);
          for (const node of Object.values(now.nodes.byId)) {
            expect(node.stage).toBe(before.nodes.byId[node.id]?.stage);
            expect(laneOf(lanes, node)?.id).toBe(node.stage);
          }
        },
      ),
      { seed: 16, numRuns: 40 },
    );
  });

  it('S17 keeps the steps of a group together', async () => {
    const group = (name: string): Step => ({ group: name });
    const now = await tidied(
      draw(
        [{}, group('g'), group('g'), {}, group('h'), group('h'), {}],
        [
          [0, 1],
          [1, 2],
          [0, 3],
          [3, 6],
          [0, 4],
          [4, 5],
          [2, 6],
          [5, 6],
        ],
      ),
    );
    expect(overlapping(now)).toEqual([]);
    for (const [a, b] of [
      [1, 2],
      [4, 5],
    ] as const) {
      const [left, right] = [Math.min(at(now, a).x, at(now, b).x), Math.max(at(now, a).x, at(now, b).x) + card.width];
      const [top, bottom] = [at(now, a).y, at(now, b).y + card.height];
      const strangers = [0, 1, 2, 3, 4, 5, 6].filter((n) => n !== a && n !== b);
      for (const n of strangers) {
        const { x, y } = at(now, n);
        const within = x < right && x + card.width > left && y < bottom && y + card.height > top;
        expect(within, `n${n} stands in the group of n${a}`).toBe(false);
      }
    }
  });

  it('tidies a selection up among itself, the others where they were, the lanes below making room', async () => {
    const steps: Step[] = [
      { stage: 'a', at: { x: 0, y: 0 } },
      { stage: 'a', at: { x: 0, y: 0 } },
      { stage: 'a', at: { x: 0, y: 0 } },
      { stage: 'b', at: { x: 0, y: 200 } },
    ];
    const before = draw(steps, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    const now = await tidied(before, ['n0', 'n1', 'n2']);
    expect(overlapping(now)).toEqual([]);
    expect(['n0', 'n1', 'n2', 'n3'].map((id) => now.nodes.byId[id]?.stage)).toEqual(['a', 'a', 'a', 'b']);
    expect(at(now, 3).x).toBe(0);
    const alone = await tidied(
      draw(
        steps.map(({ at: where }) => ({ at: where })),
        [[0, 1]],
      ),
      ['n0', 'n1'],
    );
    expect([at(alone, 2), at(alone, 3)]).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 200 },
    ]);
  });
});

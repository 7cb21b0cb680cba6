import type { Point } from './commands';
import { listOf, type Records } from './records';

const GAP_X = 48;
const GAP_Y = 84;

interface Box {
  id: string;
  width: number;
  height: number;
  rank: number;
  x: number;
}

/**
 * Top to bottom in layers: a step stands below everything that leads to it (loops aside), layers are ordered so that
 * few wires cross, and each step is drawn toward the middle of its neighbours. Pure and deterministic.
 */
export function layOut(
  records: Records,
  sizeOf: (id: string) => { width: number; height: number },
): Map<string, Point> {
  const nodes = listOf(records.nodes);
  const edges = listOf(records.edges);
  const out = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) if (out.has(to)) out.get(from)?.push(to);
  const forward = withoutLoops(
    nodes.map(({ id }) => id),
    out,
  );
  const boxes = new Map(nodes.map(({ id }): [string, Box] => [id, { id, ...sizeOf(id), rank: 0, x: 0 }]));
  rank(boxes, forward);
  const layers = toLayers(boxes);
  const above = new Map<string, Box[]>([...boxes.keys()].map((id) => [id, []]));
  const below = new Map<string, Box[]>([...boxes.keys()].map((id) => [id, []]));
  for (const [from, to] of forward) {
    const [a, b] = [boxes.get(from), boxes.get(to)];
    if (a && b) {
      above.get(to)?.push(a);
      below.get(from)?.push(b);
    }
  }
  layers.forEach(spread);
  for (let sweep = 0; sweep < 6; sweep++) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers : [...layers].reverse()) pull(layer, down ? above : below);
  }
  const places = new Map<string, Point>();
  let y = 0;
  for (const layer of layers) {
    for (const box of layer) places.set(box.id, { x: Math.round(box.x - box.width / 2), y });
    y += Math.max(...layer.map((box) => box.height)) + GAP_Y;
  }
  return places;
}

/** The edges but those that lead back to a step on the way to them. */
function withoutLoops(ids: readonly string[], out: ReadonlyMap<string, string[]>): [from: string, to: string][] {
  const state = new Map<string, 'open' | 'done'>();
  const kept: [string, string][] = [];
  for (const root of ids) {
    if (state.has(root)) continue;
    state.set(root, 'open');
    const stack = [{ id: root, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = out.get(top.id)?.[top.next++];
      if (to === undefined) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (state.get(to) !== 'open') {
        kept.push([top.id, to]);
        if (!state.has(to)) {
          state.set(to, 'open');
          stack.push({ id: to, next: 0 });
        }
      }
    }
  }
  return kept;
}

/** Longest path from the top. */
function rank(boxes: ReadonlyMap<string, Box>, edges: readonly [string, string][]): void {
  const incoming = new Map<string, number>([...boxes.keys()].map((id) => [id, 0]));
  for (const [, to] of edges) incoming.set(to, (incoming.get(to) ?? 0) + 1);
  const ready = [...incoming].filter(([, count]) => count === 0).map(([id]) => id);
  const outgoing = new Map<string, [string, string][]>();
  for (const edge of edges) outgoing.set(edge[0], [...(outgoing.get(edge[0]) ?? []), edge]);
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    for (const [, to] of outgoing.get(id) ?? []) {
      const [box, target] = [boxes.get(id), boxes.get(to)];
      if (box && target) target.rank = Math.max(target.rank, box.rank + 1);
      const left = (incoming.get(to) ?? 1) - 1;
      incoming.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
}

function toLayers(boxes: ReadonlyMap<string, Box>): Box[][] {
  const layers: Box[][] = [];
  for (const box of boxes.values()) (layers[box.rank] ??= []).push(box);
  return layers.filter((layer) => layer.length > 0);
}

/** Side by side around the middle, in the layer's order. */
function spread(layer: readonly Box[]): void {
  const width = layer.reduce((sum, box) => sum + box.width + GAP_X, -GAP_X);
  let x = -width / 2;
  for (const box of layer) {
    box.x = x + box.width / 2;
    x += box.width + GAP_X;
  }
}

/** Orders a layer by its neighbours' middles and moves each box as near to its own as the others let it. */
function pull(layer: Box[], neighbours: ReadonlyMap<string, Box[]>): void {
  const wanted = new Map(
    layer.map((box) => {
      const near = neighbours.get(box.id) ?? [];
      return [box.id, near.length ? near.reduce((sum, other) => sum + other.x, 0) / near.length : box.x];
    }),
  );
  const goal = (box: Box) => wanted.get(box.id) ?? box.x;
  layer.sort((a, b) => goal(a) - goal(b) || a.x - b.x);
  const apart = (a: Box, b: Box) => (a.width + b.width) / 2 + GAP_X;
  const placed: Box[][] = [];
  // Boxes that would overlap become one block, placed where its members want to be on average.
  for (const box of layer) {
    box.x = goal(box);
    placed.push([box]);
    for (
      let last = placed.at(-1), before = placed.at(-2);
      last && before;
      last = placed.at(-1), before = placed.at(-2)
    ) {
      const [left, right] = [before.at(-1), last[0]];
      if (!left || !right || right.x - left.x >= apart(left, right)) break;
      placed.splice(-2, 2, settle([...before, ...last], goal, apart));
    }
  }
}

function settle(block: Box[], goal: (box: Box) => number, apart: (a: Box, b: Box) => number): Box[] {
  const offsets = [0];
  for (let at = 1; at < block.length; at++) {
    const [left, right] = [block[at - 1], block[at]];
    if (left && right) offsets.push((offsets[at - 1] ?? 0) + apart(left, right));
  }
  const start = block.reduce((sum, box, at) => sum + goal(box) - (offsets[at] ?? 0), 0) / block.length;
  block.forEach((box, at) => {
    box.x = start + (offsets[at] ?? 0);
  });
  return block;
}

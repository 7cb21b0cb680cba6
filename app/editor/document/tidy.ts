import { moveNodes, type Point } from './commands';
import type { Card } from './layout';
import type { Patch } from './patch';
import { listOf, type Records } from './records';
import { EMPTY_LANE, LANE_PAD, laneOf, lanesOf, type Lane } from './stages';

/**
 * Takes over the places that a layout found, as one mark. The first step stays where it is; with stages, the lanes are
 * drawn anew around their steps.
 */
export function applyLayout(
  records: Records,
  places: ReadonlyMap<string, Point>,
  cardOf: (id: string) => Card,
): Patch[] {
  const [first] = places.keys();
  const anchor = records.nodes.byId[first ?? '']?.position;
  if (!anchor) return [];
  const moved = new Map(
    [...places].flatMap(([id, { x, y }]): [string, Point][] =>
      records.nodes.byId[id] ? [[id, { x: x + anchor.x, y: y + anchor.y }]] : [],
    ),
  );
  const lanes = lanesOf(records);
  if (lanes.length === 0) return moveAll(records, moved);
  const number = new Map(lanes.map(({ id }, at) => [id, at]));
  const byLane = lanes.map((): string[] => []);
  for (const node of listOf(records.nodes)) {
    const at = number.get(node.stage ?? '') ?? number.get(laneOf(lanes, node)?.id ?? '') ?? 0;
    byLane[at]?.push(node.id);
  }
  const whole = moved.size === records.nodes.ids.length;
  const { tops, heights } = (whole ? around : making)(records, lanes, byLane, moved, (id) => cardOf(id).height);
  const stages = lanes.map(({ id, name }, at) => ({ id, name, top: tops[at] ?? 0 }));
  const all = new Map(
    [...heights].map(([id, y]): [string, Point] => [
      id,
      { x: moved.get(id)?.x ?? records.nodes.byId[id]?.position.x ?? 0, y },
    ]),
  );
  const staged = moveAll(records, all);
  const unchanged = stages.every(({ top }, at) => top === records.single.stages[at]?.top);
  if (unchanged) return staged;
  return [{ in: 'single', before: records.single, after: { ...records.single, stages } }, ...staged];
}

const moveAll = (records: Records, places: ReadonlyMap<string, Point>): Patch[] =>
  moveNodes(
    records,
    [...places].map(([id, to]) => ({ id, to })),
  );

interface Drawn {
  tops: number[];
  heights: Map<string, number>;
}

/** Lanes around their steps, one below the other. */
function around(
  records: Records,
  lanes: readonly Lane[],
  byLane: readonly string[][],
  moved: ReadonlyMap<string, Point>,
  heightOf: (id: string) => number,
): Drawn {
  const heights = new Map<string, number>();
  const tops: number[] = [];
  const y = (id: string) => moved.get(id)?.y ?? 0;
  let top = lanes[0]?.top ?? 0;
  for (const ids of byLane) {
    tops.push(top);
    const highest = Math.min(...ids.map(y));
    const lowest = Math.max(...ids.map((id) => y(id) + heightOf(id)));
    for (const id of ids) heights.set(id, y(id) - highest + top + LANE_PAD);
    top += ids.length > 0 ? lowest - highest + 2 * LANE_PAD : EMPTY_LANE;
  }
  return { tops, heights };
}

/** Some steps stay in their lanes; a lane that becomes too low for them grows, and what is below makes room. */
function making(
  records: Records,
  lanes: readonly Lane[],
  byLane: readonly string[][],
  moved: ReadonlyMap<string, Point>,
  heightOf: (id: string) => number,
): Drawn {
  const heights = new Map<string, number>();
  const tops: number[] = [];
  const was = (id: string) => records.nodes.byId[id]?.position.y ?? 0;
  const y = (id: string) => moved.get(id)?.y ?? 0;
  let room = 0;
  for (const [at, lane] of lanes.entries()) {
    tops.push(lane.top + room);
    const ids = byLane[at] ?? [];
    const chosen = ids.filter((id) => moved.has(id));
    const highest = Math.min(...chosen.map(y));
    const begins = Math.max(lane.top + LANE_PAD, Math.min(...chosen.map(was)));
    const ends = begins + Math.max(...chosen.map((id) => y(id) - highest + heightOf(id)));
    for (const id of ids) heights.set(id, room + (moved.has(id) ? y(id) - highest + begins : was(id)));
    if (chosen.length > 0) room += Math.max(0, ends + LANE_PAD - lane.bottom);
  }
  return { tops, heights };
}

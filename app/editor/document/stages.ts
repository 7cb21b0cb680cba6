import type { FlowNode } from '../../../core/document';
import type { Patch } from './patch';
import { listOf, type FlowStage, type Records } from './records';

/** A stage with its place on the canvas: from `top` down to where the next one begins; the last has no end. */
export interface Lane {
  id: string;
  name: string;
  top: number;
  /** Infinity for the last. */
  bottom: number;
}

/** A lane that nothing stands in is as high as a step with room around it. */
export const EMPTY_LANE = 180;
/** From a lane's line to its first step. */
export const LANE_PAD = 48;
/** Which lane a card is in is told by its head, not by how long it grew. */
const HEAD_MIDDLE = 30;

/**
 * The lanes of the flow from top to bottom. A stage written without its place (by hand, by a sample) begins above the
 * highest of its steps.
 */
export function lanesOf({ nodes, single }: Pick<Records, 'nodes' | 'single'>): Lane[] {
  const { stages } = single;
  if (stages.length === 0) return [];
  const highest = stages.every(({ top }) => top !== undefined) ? new Map<string, number>() : highestByStage(nodes);
  const lanes: Lane[] = [];
  let least = -Infinity;
  for (const { id, name, top } of stages) {
    const wanted = top ?? (highest.has(id) ? (highest.get(id) ?? 0) - LANE_PAD : least + EMPTY_LANE);
    const begins = Math.max(Number.isFinite(wanted) ? wanted : 0, least);
    const last = lanes.at(-1);
    if (last) last.bottom = begins;
    lanes.push({ id, name, top: begins, bottom: Infinity });
    least = begins;
  }
  return lanes;
}

function highestByStage(nodes: Records['nodes']): Map<string, number> {
  const highest = new Map<string, number>();
  for (const { stage, position } of listOf(nodes))
    if (stage !== undefined) highest.set(stage, Math.min(highest.get(stage) ?? Infinity, position.y));
  return highest;
}

/** The lane at a height; above the first one it is the first. */
const laneAt = (lanes: readonly Lane[], y: number): Lane | undefined =>
  lanes.findLast((lane) => lane.top <= y) ?? lanes[0];

/** The lane a step stands in. */
export const laneOf = (lanes: readonly Lane[], node: Pick<FlowNode, 'position'>): Lane | undefined =>
  laneAt(lanes, node.position.y + HEAD_MIDDLE);

/** Where a step ends below, with what hangs from it. */
export type BottomOf = (id: string) => number;

const written = (lanes: readonly Lane[]): FlowStage[] =>
  lanes.map(({ id, name, top }) => ({ id, name, top: Math.round(top) }));

const putStages = (records: Records, stages: readonly FlowStage[]): Patch[] => [
  { in: 'single', before: records.single, after: { ...records.single, stages: [...stages] } },
];

/** Moves every step by what its lane moves by, and puts it into the stage it then belongs to. */
function carry(records: Records, to: (node: FlowNode) => { stage: string | undefined; by: number }): Patch[] {
  return listOf(records.nodes).flatMap((before): Patch[] => {
    const { stage, by } = to(before);
    if (by === 0 && stage === before.stage) return [];
    const position = by === 0 ? before.position : { x: before.position.x, y: Math.round(before.position.y + by) };
    const { id } = before;
    return [{ in: 'nodes', id, at: records.nodes.ids.indexOf(id), before, after: { ...before, position, stage } }];
  });
}

/** Adds a stage below the others. The first one takes in everything that is there. */
export function addStage(records: Records, stage: { id: string; name: string }, bottomOf: BottomOf): Patch[] {
  const lanes = lanesOf(records);
  const nodes = listOf(records.nodes);
  if (lanes.length === 0) {
    const top = Math.min(...nodes.map(({ position }) => position.y), LANE_PAD) - LANE_PAD;
    return [...putStages(records, [{ ...stage, top }]), ...carry(records, () => ({ stage: stage.id, by: 0 }))];
  }
  const last = lanes.at(-1)?.top ?? 0;
  const top = Math.max(last + EMPTY_LANE, ...nodes.map(({ id }) => bottomOf(id) + LANE_PAD));
  return putStages(records, [...written(lanes), { ...stage, top: Math.round(top) }]);
}

export const renameStage = (records: Records, id: string, name: string): Patch[] =>
  putStages(
    records,
    records.single.stages.map((stage) => (stage.id === id ? { ...stage, name } : stage)),
  );

/** Moves a stage to another place in the order, with the steps that stand in it. */
export function moveStage(records: Records, id: string, to: number, bottomOf: BottomOf): Patch[] {
  const lanes = lanesOf(records);
  const from = lanes.findIndex((lane) => lane.id === id);
  if (from < 0 || to === from || to < 0 || to >= lanes.length) return [];
  const stageOf = new Map(listOf(records.nodes).map((node) => [node.id, laneOf(lanes, node)?.id]));
  const end = Math.max(
    (lanes.at(-1)?.top ?? 0) + EMPTY_LANE,
    ...[...stageOf].map(([node]) => bottomOf(node) + LANE_PAD),
  );
  const order = [...lanes];
  order.splice(to, 0, ...order.splice(from, 1));
  const by = new Map<string, number>();
  let top = lanes[0]?.top ?? 0;
  const moved = order.map((lane) => {
    const height = (Number.isFinite(lane.bottom) ? lane.bottom : end) - lane.top;
    const now = { ...lane, top };
    by.set(lane.id, top - lane.top);
    top += height;
    return now;
  });
  return [
    ...putStages(records, written(moved)),
    ...carry(records, (node) => {
      const stage = stageOf.get(node.id);
      return { stage, by: by.get(stage ?? '') ?? 0 };
    }),
  ];
}

/** Takes a stage out: its steps stay where they are and belong to the one above, or below if it was the first. */
export function removeStage(records: Records, id: string): Patch[] {
  const lanes = lanesOf(records);
  const at = lanes.findIndex((lane) => lane.id === id);
  if (at < 0) return [];
  const first = lanes[0]?.top ?? 0;
  const left = lanes
    .filter((lane) => lane.id !== id)
    .map((lane, index) => (index === 0 ? { ...lane, top: first } : lane));
  return [
    ...putStages(records, written(left)),
    ...carry(records, (node) => ({ stage: laneOf(left, node)?.id, by: 0 })),
  ];
}

/** Moves the line above a stage, with everything below it: the lane above becomes higher or lower. */
export function stretchLane(records: Records, id: string, by: number): Patch[] {
  const lanes = lanesOf(records);
  const at = lanes.findIndex((lane) => lane.id === id);
  const above = lanes[at - 1];
  const lane = lanes[at];
  if (!lane) return [];
  const step = above ? Math.max(by, above.top + EMPTY_LANE / 3 - lane.top) : by;
  if (Math.round(step) === 0) return [];
  const below = new Set(lanes.slice(at).map((each) => each.id));
  const stageOf = (node: FlowNode) => laneOf(lanes, node)?.id;
  return [
    ...putStages(
      records,
      written(lanes.map((each) => (below.has(each.id) ? { ...each, top: each.top + step } : each))),
    ),
    ...(above
      ? carry(records, (node) => {
          const stage = stageOf(node);
          return { stage, by: below.has(stage ?? '') ? step : 0 };
        })
      : []),
  ];
}

/**
 * Puts steps into a stage: they move into its lane, below what is there, side by side as they are; where the lane is
 * too low for them, the ones below make room.
 */
export function toStage(records: Records, ids: Iterable<string>, stage: string, bottomOf: BottomOf): Patch[] {
  const lanes = lanesOf(records);
  const lane = lanes.find((each) => each.id === stage);
  const stays = new Map(listOf(records.nodes).map((node) => [node.id, laneOf(lanes, node)?.id]));
  const going = new Set([...ids].filter((id) => stays.has(id) && stays.get(id) !== stage));
  if (!lane || going.size === 0) return [];
  const moved = [...going].flatMap((id) => records.nodes.byId[id] ?? []);
  const there = [...stays].flatMap(([id, at]) => (at === stage ? [bottomOf(id) + LANE_PAD] : []));
  const top = Math.max(lane.top + LANE_PAD, ...there);
  const highest = Math.min(...moved.map(({ position }) => position.y));
  const lowest = Math.max(...moved.map(({ id }) => bottomOf(id)));
  const room = Math.max(0, top + lowest - highest + LANE_PAD - lane.bottom);
  const below = new Set(lanes.filter((each) => each.top >= lane.bottom).map(({ id }) => id));
  const shifted = lanes.map((each) => (below.has(each.id) ? { ...each, top: each.top + room } : each));
  return [
    ...putStages(records, written(shifted)),
    ...carry(records, (node) => {
      if (going.has(node.id)) return { stage, by: top - highest };
      const at = stays.get(node.id);
      return { stage: at, by: below.has(at ?? '') ? room : 0 };
    }),
  ];
}

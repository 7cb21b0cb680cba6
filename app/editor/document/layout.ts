import type { ElkExtendedEdge, ElkNode, ElkPort } from 'elkjs/lib/elk-api';
import type { Point } from './commands';
import { membersByGroup } from './groups';
import { listOf, type Records } from './records';
import { laneOf, lanesOf } from './stages';

/** A card as the layout sees it: its size with what hangs from it, and where its outlets leave, from left to right. */
export interface Card {
  width: number;
  height: number;
  outlets: readonly { name: string; x: number }[];
}
export type CardOf = (id: string) => Card;
/** ELK, wherever it runs: in its worker in the browser, in the process of a test. */
export type Engine = (graph: ElkNode) => Promise<ElkNode>;

/** Around the steps of a group, for its frame and its name. */
export const FRAME = { side: 24, top: 44, bottom: 20 };
/** Between the last step of a stage and the first of the next. */
const STAGE_GAP = 96;

const OPTIONS: Record<string, string> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  // NETWORK_SIMPLEX places more prettily and takes forty seconds for a thousand steps.
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.separateConnectedComponents': 'false',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.spacing.nodeNode': '48',
  'elk.spacing.edgeNode': '36',
  'elk.layered.spacing.nodeNodeBetweenLayers': '56',
};

/** What the layout moves as one: a step, or a group with its steps laid out inside. */
interface Unit {
  id: string;
  stage: number | null;
  width: number;
  height: number;
  /** Its steps with their places inside. */
  steps: readonly { id: string; at: Point }[];
}
interface Wire {
  from: string;
  outlet: string;
  to: string;
}

/**
 * Places for the steps, top to bottom in layers: branches in the order of their outlets, the main line straight, the
 * steps of a group together, the stages one after the other. The same flow always gets the same places, wherever it
 * was before. `only` lays out some steps among themselves. Heights and gaps are in the canvas's pixels; the first step
 * comes to stand at the origin.
 */
export async function layOut(
  records: Records,
  cardOf: CardOf,
  engine: Engine,
  only: ReadonlySet<string> | null = null,
): Promise<Map<string, Point>> {
  const order = inReadingOrder(records, cardOf, only);
  const inside = new Set(order);
  const wires = wiresAmong(records, inside);
  const stageOf = stagesOf(records);
  const groups = [...membersByGroup(records).values()]
    .map((members) => members.map(({ id }) => id))
    .filter((ids) => ids.length > 0 && ids.length < order.length && ids.every((id) => inside.has(id)))
    .filter((ids) => new Set(ids.map(stageOf)).size === 1);
  const grouped = await Promise.all(
    groups.map(async (ids) => {
      const members = new Set(ids);
      const units = order.filter((id) => members.has(id)).map((id) => single(id, cardOf, null));
      const drawn = await engine(toGraph(units, wires, cardOf));
      return frame(drawn, units, stageOf(ids[0] ?? ''));
    }),
  );
  const unitOf = new Map(grouped.flatMap((unit) => unit.steps.map(({ id }): [string, Unit] => [id, unit])));
  for (const id of order) if (!unitOf.has(id)) unitOf.set(id, single(id, cardOf, stageOf(id)));
  const units = [...new Set(order.flatMap((id) => unitOf.get(id) ?? []))];
  // The engine's own partitions make it ten times slower: each stage is drawn alone.
  const lanes = await Promise.all(
    byStage(units).map(async (lane) => placesOf(await engine(toGraph(lane, wires, cardOf)), lane)),
  );
  return stack(lanes, wires, cardOf);
}

function byStage(units: readonly Unit[]): Unit[][] {
  const lanes: Unit[][] = [];
  for (const unit of units) (lanes[unit.stage ?? 0] ??= []).push(unit);
  return lanes.filter((lane) => lane.length > 0);
}

/** Stages one below the other, each drawn to the side where its wires come from. */
function stack(
  lanes: readonly ReadonlyMap<string, Point>[],
  wires: readonly Wire[],
  cardOf: CardOf,
): Map<string, Point> {
  const places = new Map<string, Point>();
  let bottom: number | null = null;
  for (const lane of lanes) {
    const middle = (at: Point, id: string) => at.x + cardOf(id).width / 2;
    const pulls = wires.flatMap(({ from, to }) => {
      const [source, target] = [places.get(from), lane.get(to)];
      return source && target ? [middle(source, from) - middle(target, to)] : [];
    });
    const top = Math.min(...[...lane.values()].map(({ y }) => y));
    const right = pulls.length > 0 ? pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length : 0;
    const down: number = bottom === null ? 0 : bottom + STAGE_GAP - top;
    for (const [id, { x, y }] of lane) places.set(id, { x: onGrid(x + right), y: onGrid(y + down) });
    bottom = Math.max(...[...lane].map(([id, { y }]) => y + down + cardOf(id).height));
  }
  return places;
}

const single = (id: string, cardOf: CardOf, stage: number | null): Unit => {
  const { width, height } = cardOf(id);
  return { id, stage, width, height, steps: [{ id, at: { x: 0, y: 0 } }] };
};

/** A group's own layout as one unit with its frame around it. */
function frame(drawn: ElkNode, units: readonly Unit[], stage: number | null): Unit {
  const places = [...placesOf(drawn, units)];
  const size = new Map(units.map((unit) => [unit.id, unit]));
  const [left, top] = [Math.min(...places.map(([, at]) => at.x)), Math.min(...places.map(([, at]) => at.y))];
  const right = Math.max(...places.map(([id, at]) => at.x + (size.get(id)?.width ?? 0)));
  const bottom = Math.max(...places.map(([id, at]) => at.y + (size.get(id)?.height ?? 0)));
  return {
    id: `group ${units[0]?.id ?? ''}`,
    stage,
    width: right - left + 2 * FRAME.side,
    height: bottom - top + FRAME.top + FRAME.bottom,
    steps: places.map(([id, at]) => ({ id, at: { x: at.x - left + FRAME.side, y: at.y - top + FRAME.top } })),
  };
}

/** Steps from the starts down, branches in the order of their outlets: what the layout keeps from left to right. */
function inReadingOrder(records: Records, cardOf: CardOf, only: ReadonlySet<string> | null): string[] {
  const all = records.nodes.ids.filter((id) => !only || only.has(id));
  const inside = new Set(all);
  const next = new Map<string, Wire[]>();
  const reached = new Set<string>();
  for (const wire of wiresAmong(records, inside)) {
    next.set(wire.from, [...(next.get(wire.from) ?? []), wire]);
    reached.add(wire.to);
  }
  const seen = new Set<string>();
  const order: string[] = [];
  for (const root of [...all.filter((id) => !reached.has(id)), ...all]) {
    const stack = [root];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      order.push(id);
      const place = new Map(cardOf(id).outlets.map(({ name }, at) => [name, at]));
      const out = [...(next.get(id) ?? [])].sort((a, b) => (place.get(b.outlet) ?? 0) - (place.get(a.outlet) ?? 0));
      stack.push(...out.map(({ to }) => to));
    }
  }
  return order;
}

const wiresAmong = (records: Records, inside: ReadonlySet<string>): Wire[] =>
  listOf(records.edges).filter(({ from, to }) => inside.has(from) && inside.has(to));

/** The number of a step's stage from the top; null in a flow without stages. */
function stagesOf(records: Records): (id: string) => number | null {
  const lanes = lanesOf(records);
  const number = new Map(lanes.map(({ id }, at) => [id, at]));
  return (id) => {
    const node = records.nodes.byId[id];
    if (!node || lanes.length === 0) return null;
    return number.get(node.stage ?? '') ?? number.get(laneOf(lanes, node)?.id ?? '') ?? null;
  };
}

function toGraph(units: readonly Unit[], wires: readonly Wire[], cardOf: CardOf): ElkNode {
  const home = new Map(units.flatMap((unit) => unit.steps.map(({ id, at }) => [id, { unit, at }] as const)));
  const ports = new Map<string, Map<string, ElkPort>>(units.map((unit) => [unit.id, new Map()]));
  const port = (unit: Unit, id: string, x: number, side: 'NORTH' | 'SOUTH') => {
    const y = side === 'NORTH' ? 0 : unit.height;
    ports.get(unit.id)?.set(id, { id, x, y, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } });
    return id;
  };
  const rank = new Map(units.map((unit, at) => [unit.id, at]));
  const edges = wires.flatMap(({ from, outlet, to }): (ElkExtendedEdge & { rank: number; x: number })[] => {
    const [source, target] = [home.get(from), home.get(to)];
    if (!source || !target || source.unit === target.unit) return [];
    const card = cardOf(from);
    const x = source.at.x + (card.outlets.find(({ name }) => name === outlet)?.x ?? card.width / 2);
    const out = port(source.unit, `${from} ${outlet}`, x, 'SOUTH');
    const into = port(target.unit, `into ${to}`, target.at.x + cardOf(to).width / 2, 'NORTH');
    return [{ id: `wire ${out}`, sources: [out], targets: [into], rank: rank.get(source.unit.id) ?? 0, x }];
  });
  edges.sort((a, b) => a.rank - b.rank || a.x - b.x);
  return {
    id: 'flow',
    layoutOptions: OPTIONS,
    children: units.map(({ id, width, height }) => ({
      id,
      width,
      height,
      ports: [...(ports.get(id)?.values() ?? [])],
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    })),
    edges: edges.map(({ id, sources, targets }) => ({ id, sources, targets })),
  };
}

/** The steps' places out of the engine's answer, on the grid. */
function placesOf(drawn: ElkNode, units: readonly Unit[]): Map<string, Point> {
  const at = new Map(drawn.children?.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  const origin = at.get(units[0]?.id ?? '') ?? { x: 0, y: 0 };
  const first = units[0]?.steps[0]?.at ?? { x: 0, y: 0 };
  return new Map(
    units.flatMap((unit) => {
      const corner = at.get(unit.id) ?? { x: 0, y: 0 };
      return unit.steps.map(({ id, at: inside }): [string, Point] => [
        id,
        {
          x: onGrid(corner.x - origin.x + inside.x - first.x),
          y: onGrid(corner.y - origin.y + inside.y - first.y),
        },
      ]);
    }),
  );
}

const onGrid = (value: number) => Math.round(value / 4) * 4 || 0;

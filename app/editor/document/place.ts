import { CARD_WIDTH } from '../canvas/geometry';
import type { Point } from './commands';
import { listOf, type Records } from './records';

const STEP_Y = 140;
const STEP_X = CARD_WIDTH + 40;

/** A free place below a node: straight down, else to the right of what is already there. */
export function placeBelow(records: Records, from: string, height: number): Point {
  const source = records.nodes.byId[from];
  if (!source) return { x: 0, y: 0 };
  const y = source.position.y + Math.max(STEP_Y, height + 80);
  let { x } = source.position;
  const taken = listOf(records.nodes).map((node) => node.position);
  while (taken.some((other) => Math.abs(other.x - x) < CARD_WIDTH && Math.abs(other.y - y) < 110)) x += STEP_X;
  return { x, y };
}

/** Ids for several new steps and groups, unlike each other and those that are there. */
export function newNodeIds(records: Records): (node: { kind: string }) => string {
  const taken: Record<string, unknown> = { ...records.nodes.byId, ...records.groups.byId };
  return ({ kind }) => {
    const id = newNodeId(kind, taken);
    taken[id] = true;
    return id;
  };
}

/** An id that reads in a diff: `message_k3f9`. */
export function newNodeId(kind: string, taken: Readonly<Record<string, unknown>>): string {
  for (;;) {
    const id = `${kind}_${crypto.randomUUID().slice(0, 4)}`;
    if (!Object.hasOwn(taken, id)) return id;
  }
}

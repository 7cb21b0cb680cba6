import { getSmoothStepPath, Position, type Node } from '@xyflow/react';
import type { Point } from '../document/commands';
import { touches, type Area } from './area';
import { PILLS } from './geometry';

/** Where a wire leaves and enters. */
export interface WireEnds {
  sourceX: number;
  sourceY: number;
  targetX: number;
  targetY: number;
  sourcePosition: Position;
}

/** Where a wire between two nodes leaves and enters: at the middle of its ports' outer edges. Null where it has no port. */
export function endsOf(from: Node | undefined, outlet: string, to: Node | undefined): WireEnds | null {
  const exit = from?.handles?.find(({ id }) => id === outlet);
  const entry = to?.handles?.find(({ id }) => id === 'in');
  if (!from || !to || !exit || !entry) return null;
  const { position: side, width = 0, height = 0 } = exit;
  const across = side === Position.Left ? 0 : side === Position.Right ? width : width / 2;
  const down = side === Position.Bottom ? height : height / 2;
  return {
    sourceX: from.position.x + exit.x + across,
    sourceY: from.position.y + exit.y + down,
    targetX: to.position.x + entry.x + (entry.width ?? 0) / 2,
    targetY: to.position.y + entry.y,
    sourcePosition: side,
  };
}

/** How far a wire swings out beyond its ends where it has to turn. */
const SWING = 60;

/** The part of the paper that a wire may touch. */
export const boundsOfWire = ({ sourceX, sourceY, targetX, targetY }: WireEnds): Area => ({
  left: Math.min(sourceX, targetX) - SWING,
  top: Math.min(sourceY, targetY) - SWING,
  right: Math.max(sourceX, targetX) + SWING,
  bottom: Math.max(sourceY, targetY) + SWING,
});

/** A wire's path, and where its middle is. */
export function wirePath(ends: WireEnds): { path: string; x: number; y: number } {
  const up = ends.targetY < ends.sourceY + 24;
  const [path, x, y] = getSmoothStepPath({
    ...ends,
    targetPosition: Position.Top,
    borderRadius: 10,
    // A wire that leaves below makes room for the pill under its port.
    offset: ends.sourcePosition === Position.Bottom ? (up ? PILLS + 8 : 20) : 20,
  });
  return { path, x, y };
}

/**
 * Which wire lies within reach of a place on the paper, the one drawn last first. The browser could say it as well, by
 * its hit test on lines made wide enough to hit: for hundreds of them that took longer than a frame.
 */
export function wireNear<Wire extends { ends: WireEnds }>(
  wires: readonly Wire[],
  at: Point,
  reach: number,
): Wire | undefined {
  const around = { left: at.x - reach, top: at.y - reach, right: at.x + reach, bottom: at.y + reach };
  return wires.findLast(({ ends }) => touches(around, boundsOfWire(ends)) && distanceTo(cornersOf(ends), at) <= reach);
}

/** A wire's corners: the path's own points and those that its turns are rounded off from. */
const cornersOf = (ends: WireEnds): Point[] =>
  [...wirePath(ends).path.matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

function distanceTo(line: readonly Point[], { x, y }: Point): number {
  let least = Infinity;
  for (let at = 1; at < line.length; at++) {
    const [from, to] = [line[at - 1]!, line[at]!];
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length));
    least = Math.min(least, Math.hypot(x - from.x - along * dx, y - from.y - along * dy));
  }
  return least;
}

/** A drawn wire's ends as an attribute of its element, for whoever moves it by hand. */
export const writeEnds = ({ sourceX, sourceY, targetX, targetY, sourcePosition }: WireEnds): string =>
  [sourceX, sourceY, targetX, targetY, sourcePosition].join(' ');

export function readEnds(written: string): WireEnds {
  const [sourceX, sourceY, targetX, targetY, side] = written.split(' ');
  return {
    sourceX: Number(sourceX),
    sourceY: Number(sourceY),
    targetX: Number(targetX),
    targetY: Number(targetY),
    sourcePosition: SIDES.find((position) => position === side) ?? Position.Bottom,
  };
}
const SIDES = [Position.Bottom, Position.Right, Position.Left];

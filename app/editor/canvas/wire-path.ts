import { getSmoothStepPath, Position } from '@xyflow/react';
import { PILLS } from './geometry';

/** Where a wire leaves and enters. */
export interface WireEnds {
  sourceX: number;
  sourceY: number;
  targetX: number;
  targetY: number;
  sourcePosition: Position;
}

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

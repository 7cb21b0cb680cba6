import { useReactFlow } from '@xyflow/react';
import { useCallback, useMemo, useRef, type MutableRefObject } from 'react';
import type { Point } from '../document/commands';
import type { CanvasWire } from './use-flow-wires';
import { wireNear, type WireEnds } from './wire-path';

export interface DrawnWire extends CanvasWire {
  ends: WireEnds;
}
/** The id of the wire within `reach` pixels of a point of the screen. */
export type WireFinder = (screen: Point, reach?: number) => string | null;

const REACH = 8;

/** Finds wires by where they are drawn: they are lines on the paper, and a press on one is a press on the paper. */
export function useWireFinder(): { drawn: MutableRefObject<readonly DrawnWire[]>; wireAt: WireFinder } {
  const flow = useReactFlow();
  const drawn = useRef<readonly DrawnWire[]>([]);
  const wireAt = useCallback<WireFinder>(
    (screen, reach = REACH) => {
      const at = flow.screenToFlowPosition(screen, { snapToGrid: false });
      return wireNear(drawn.current, at, reach / flow.getZoom())?.id ?? null;
    },
    [flow],
  );
  return useMemo(() => ({ drawn, wireAt }), [wireAt]);
}

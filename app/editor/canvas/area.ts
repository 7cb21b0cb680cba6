import { useStoreApi } from '@xyflow/react';
import { startTransition, useEffect, useRef, useState } from 'react';

/** A part of the paper, in its own units. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface View {
  transform: readonly [x: number, y: number, zoom: number];
  width: number;
  height: number;
}

/** What is in view, with so much more around it, as a share of its own size. */
function areaOf({ transform: [x, y, zoom], width, height }: View, more: number): Area {
  const [left, top] = [-x / zoom, -y / zoom];
  const [across, down] = [width / zoom, height / zoom];
  return {
    left: left - across * more,
    top: top - down * more,
    right: left + across * (1 + more),
    bottom: top + down * (1 + more),
  };
}

const holds = (area: Area, other: Area) =>
  area.left <= other.left && area.top <= other.top && area.right >= other.right && area.bottom >= other.bottom;

export const touches = (area: Area, other: Area): boolean =>
  area.left <= other.right && area.right >= other.left && area.top <= other.bottom && area.bottom >= other.top;

/** Drawn around what is in view; and what must be left of it before the area follows. */
const AROUND = 0.3;
const LEAST = 0.1;
/** Zoomed in so far that most of the area is out of view, it shrinks. */
const TOO_WIDE = 3;

/**
 * The part of the paper to draw: what is in view and some of what is around it. It follows the view in leaps, and between
 * two frames, so that moving the paper mostly draws nothing new.
 */
export function useArea(): Area {
  const store = useStoreApi();
  const [area, setArea] = useState(() => areaOf(store.getState(), AROUND));
  const held = useRef(area);
  useEffect(() => {
    const follow = () => {
      const view = areaOf(store.getState(), 0);
      const enough = holds(held.current, areaOf(store.getState(), LEAST));
      const wide = held.current.right - held.current.left > (view.right - view.left) * TOO_WIDE;
      if (enough && !wide) return;
      held.current = areaOf(store.getState(), AROUND);
      startTransition(() => setArea(held.current));
    };
    follow();
    return store.subscribe(follow);
  }, [store]);
  return area;
}

import type { ReactFlowInstance } from '@xyflow/react';
import type { Point } from '../document/commands';
import type { Drop } from './canvas-session';

/** How close the pointer comes to an open outlet before it counts as meant. */
const NEAR = 44;
/** Where a step dropped at this point of the screen would land. Asks what is drawn: only what one sees can be meant. */
export function dropAt(at: Point, edge: string | null): Drop {
  if (edge !== null) return { on: 'edge', edge };
  let near: { exit: { from: string; outlet: string }; far: number } | null = null;
  for (const port of document.querySelectorAll<HTMLElement>('.port-open')) {
    const { left, top, width, height } = port.getBoundingClientRect();
    // Below an outlet rather than above it: that is where the thread goes on.
    const far = Math.hypot(at.x - left - width / 2, at.y - top - height / 2 - 12);
    const from = port.closest('.react-flow__node')?.getAttribute('data-id');
    const outlet = port.dataset.outlet;
    if (from && outlet && far < NEAR && (!near || far < near.far)) near = { exit: { from, outlet }, far };
  }
  return near ? { on: 'exit', exit: near.exit } : { on: 'paper' };
}

const EDGE = 56;
const SPEED = 14;

/** While something is dragged near the border of the canvas, the paper moves under it. Call `stop` when it ends. */
export function createAutoScroll(flow: Pick<ReactFlowInstance, 'getViewport' | 'setViewport'>) {
  let frame = 0;
  let by: Point = { x: 0, y: 0 };
  const step = () => {
    const { x, y, zoom } = flow.getViewport();
    void flow.setViewport({ x: x + by.x, y: y + by.y, zoom });
    frame = requestAnimationFrame(step);
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  return {
    stop,
    at({ x, y }: Point, area: DOMRect) {
      const pull = (low: number, high: number) => (low < EDGE ? EDGE - low : high < EDGE ? high - EDGE : 0) / EDGE;
      by = {
        x: Math.round(SPEED * pull(x - area.left, area.right - x)),
        y: Math.round(SPEED * pull(y - area.top, area.bottom - y)),
      };
      if (by.x === 0 && by.y === 0) stop();
      else if (frame === 0) frame = requestAnimationFrame(step);
    },
  };
}

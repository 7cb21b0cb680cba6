import type { Node } from '@xyflow/react';

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The box around what is drawn, in the paper's units; null where there is nothing. */
export function boundsOf(drawn: Iterable<Pick<Node, 'position' | 'width' | 'height'>>): Bounds | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position, width = 0, height = 0 } of drawn) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

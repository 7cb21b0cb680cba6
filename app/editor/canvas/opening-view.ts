import type { Viewport, XYPosition } from '@xyflow/react';
import { CARD_WIDTH } from './geometry';

/** More steps than this are not shown all at once when a flow opens. */
export const READABLE = 150;

/** At this zoom a card is read in full, and so is what stands around it. */
export const READING_ZOOM = 0.8;
/** Where the card that a large flow opens at stands in the window. */
const AT = { x: 700, y: 80 };

/** A large flow opens at its beginning, in a size to read. */
export const openingView = ({ x, y }: XYPosition): Viewport => ({
  x: AT.x - (x + CARD_WIDTH / 2) * READING_ZOOM,
  y: AT.y - y * READING_ZOOM,
  zoom: READING_ZOOM,
});

/** Says of a card whether some of it may be in the opening view, in a window of any usual size. */
export function inOpeningView(beginning: XYPosition): (card: XYPosition) => boolean {
  const { x, y, zoom } = openingView(beginning);
  const window =
    typeof innerWidth === 'number' ? { width: innerWidth, height: innerHeight } : { width: 1920, height: 1080 };
  const [left, top] = [-x / zoom - CARD_WIDTH, -y / zoom - TALL];
  const [right, bottom] = [(window.width - x) / zoom, (window.height - y) / zoom];
  return (card) => card.x >= left && card.x <= right && card.y >= top && card.y <= bottom;
}

/** As tall as a card with many ways out is: one that begins above may reach into the view. */
const TALL = 1_400;

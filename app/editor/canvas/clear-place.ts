import { NOTE_SIZE } from '../../../core/document';
import type { Point } from '../document/commands';
import { listOf, type Records } from '../document/records';
import { sizeOf } from './size-of';

interface Size {
  width: number;
  height: number;
}

const GAP = 40;
/** Cards further up or down than this cover nothing there: none is so tall. */
const TALLEST = 600;

/** The place that was asked for or, where a card stands in it, the first to its right that is free. */
export function clearPlace(records: Records, asked: Point, size: Size = NOTE_SIZE): Point {
  const cards = listOf(records.nodes)
    .filter(({ position }) => Math.abs(position.y - asked.y) < TALLEST)
    .map((node) => ({ ...node.position, ...sizeOf(node) }));
  let { x } = asked;
  for (;;) {
    const over = cards.find((card) => overlap(card, { x, y: asked.y, ...size }));
    if (!over) return { x, y: asked.y };
    x = over.x + over.width + GAP;
  }
}

const overlap = (a: Point & Size, b: Point & Size) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

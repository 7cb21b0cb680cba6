import type { Point } from '../document/commands';
import { CARD_WIDTH, HEAD_HEIGHT } from './geometry';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
/** One of a group's own steps, which gave its place up when the group was folded. */
export type OwnPlace = Point & { id: string };

/** As near as this counts as in the way. */
const NEAR = 16;

export const cardAt = ({ x, y }: Point): Box => ({ left: x, top: y, right: x + CARD_WIDTH, bottom: y + HEAD_HEIGHT });

/**
 * Where a folded group's card stands: in the middle of its steps or, where steps of others are in the way, in the place of
 * its step nearest to there that has room. Where it stood already it stays for as long as it can, so that a card that is
 * dragged stands where it was let go.
 *
 * @param shown what is drawn beside it
 * @param before the step in whose place it stood; null: in the middle
 */
export function foldedPlace(
  around: Box,
  own: readonly OwnPlace[],
  shown: readonly Box[],
  before: string | null,
): { at: Point; of: string | null } {
  const middle = { x: Math.round((around.left + around.right - CARD_WIDTH) / 2), y: around.top };
  const far = ({ x, y }: Point) => Math.hypot(x - middle.x, y - middle.y);
  const places = [
    { at: middle, of: null },
    ...[...own].sort((a, b) => far(a) - far(b)).map(({ id, x, y }) => ({ at: { x, y }, of: id })),
  ];
  const kept = places.find(({ of }) => of === before);
  const isFree = ({ at }: { at: Point }) => !shown.some((box) => inTheWay(box, cardAt(at)));
  return (kept && isFree(kept) ? kept : places.find(isFree)) ?? { at: middle, of: null };
}

const inTheWay = (a: Box, b: Box) =>
  a.left < b.right + NEAR && b.left < a.right + NEAR && a.top < b.bottom + NEAR && b.top < a.bottom + NEAR;

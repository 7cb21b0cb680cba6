import { Position, type Node } from '@xyflow/react';
import type { CardShape } from '../nodes/kind-editor';
import { entryOf, PORT_SIZE, type CardGeometry, type Port } from './geometry';

type Box = Pick<Node<{ geometry: CardGeometry }>, 'data' | 'width' | 'height' | 'measured' | 'handles'>;

/** A port's side as React Flow names it. */
export const SIDES: Readonly<Record<Port['side'], Position>> = {
  bottom: Position.Bottom,
  right: Position.Right,
  left: Position.Left,
};
export const PORT_SQUARE = { width: PORT_SIZE, height: PORT_SIZE };

const BOXES = new WeakMap<CardGeometry, Box>();

/** A card's size and handles as React Flow takes them; those of one geometry, which is of one shape, are the same. */
export function boxOf(geometry: CardGeometry, shape: CardShape): Box {
  const known = BOXES.get(geometry);
  if (known) return known;
  const { width, height, ports } = geometry;
  const entry = { id: 'in', type: 'target' as const, position: Position.Top, ...entryOf(geometry), ...PORT_SQUARE };
  const exits = ports.map(({ outlet, side, x, y }) => {
    return { id: outlet, type: 'source' as const, position: SIDES[side], x, y, ...PORT_SQUARE };
  });
  const handles = shape === 'pill' ? exits : [entry, ...exits];
  const box = { data: { geometry }, width, height, measured: { width, height }, handles };
  BOXES.set(geometry, box);
  return box;
}

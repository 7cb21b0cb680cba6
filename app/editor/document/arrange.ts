import type { FlowNode } from '../../../core/document';
import { moveNodes, type Point } from './commands';
import type { Patch } from './patch';
import { listOf, type Records } from './records';

/** How large a step is drawn, its ways out included. */
export type SizeOf = (node: FlowNode) => { width: number; height: number };

export const ALIGNMENTS = ['left', 'center', 'right', 'top', 'middle', 'bottom', 'across', 'down'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** Lines the steps up on a side or on their middle; `across` and `down` leave the same gap between them. */
export function align(records: Records, ids: readonly string[], how: Alignment, sizeOf: SizeOf): Patch[] {
  const boxes = ids.flatMap((id) => {
    const node = records.nodes.byId[id];
    return node ? [{ id, ...node.position, ...sizeOf(node) }] : [];
  });
  if (boxes.length < 2) return [];
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const place = (box: (typeof boxes)[number]): Point => {
    switch (how) {
      case 'left':
        return { x: left, y: box.y };
      case 'center':
        return { x: (left + right - box.width) / 2, y: box.y };
      case 'right':
        return { x: right - box.width, y: box.y };
      case 'top':
        return { x: box.x, y: top };
      case 'middle':
        return { x: box.x, y: (top + bottom - box.height) / 2 };
      case 'bottom':
        return { x: box.x, y: bottom - box.height };
      case 'across':
      case 'down':
        return box;
    }
  };
  if (how !== 'across' && how !== 'down') {
    return moveNodes(
      records,
      boxes.map((box) => ({ id: box.id, to: place(box) })),
    );
  }
  const size = how === 'across' ? ('width' as const) : ('height' as const);
  const axis = how === 'across' ? ('x' as const) : ('y' as const);
  const inOrder = boxes.sort((a, b) => a[axis] - b[axis]);
  const last = inOrder.at(-1);
  const first = inOrder[0];
  if (!first || !last) return [];
  const room = last[axis] + last[size] - first[axis] - inOrder.reduce((sum, box) => sum + box[size], 0);
  const gap = room / (inOrder.length - 1);
  let next = first[axis];
  const moves = inOrder.map((box) => {
    const to = { x: box.x, y: box.y, [axis]: next };
    next += box[size] + gap;
    return { id: box.id, to };
  });
  return moveNodes(records, moves);
}

/** Kept free between a step and what it is pushed away from. */
const GAP = { x: 16, y: 56 };

/**
 * Room for what was put at `id`: whatever it now lies on moves down, what follows that moves along, and so on until
 * nothing overlaps because of it. Steps above it stay where they are.
 */
export function makeRoom(records: Records, id: string, sizeOf: SizeOf): Patch[] {
  const placed = records.nodes.byId[id];
  if (!placed) return [];
  const boxes = new Map(listOf(records.nodes).map((node) => [node.id, { ...node.position, ...sizeOf(node) }]));
  const at = boxes.get(id);
  if (!at) return [];
  const line = at.y;
  const pushed = new Map<string, number>();
  const waiting = [id];
  for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
    const box = boxes.get(from);
    if (!box) continue;
    for (const [other, theirs] of boxes) {
      if (other === from || other === id || theirs.y < line || theirs.y < box.y) continue;
      const beside = theirs.x >= box.x + box.width + GAP.x || theirs.x + theirs.width + GAP.x <= box.x;
      const by = box.y + box.height + GAP.y - theirs.y;
      if (beside || by <= 0) continue;
      boxes.set(other, { ...theirs, y: theirs.y + by });
      pushed.set(other, (pushed.get(other) ?? 0) + by);
      waiting.push(other);
    }
  }
  return moveNodes(
    records,
    [...pushed].flatMap(([moved, by]) => {
      const from = records.nodes.byId[moved]?.position;
      return from ? [{ id: moved, to: { x: from.x, y: from.y + by } }] : [];
    }),
  );
}

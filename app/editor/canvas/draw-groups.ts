import { Position, type Node } from '@xyflow/react';
import type { FlowNode } from '../../../core/document';
import { FRAME } from '../document/layout';
import type { Collection, FlowGroup } from '../document/records';
import { CARD_WIDTH, HEAD_HEIGHT, PILLS, PORT_SIZE } from './geometry';

export type GroupNode = Node<{ members: readonly string[]; collapsed: boolean }, 'stepGroup'>;

/** Nodes of the canvas that stand for a group are told apart from steps by a prefix. */
const PREFIX = 'group:';
export const groupNodeId = (group: string): string => PREFIX + group;
export const groupOfNode = (node: string): string | null =>
  node.startsWith(PREFIX) ? node.slice(PREFIX.length) : null;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
/** A drawn step, as far as a group's frame needs it. */
interface Step {
  source: FlowNode;
  selected: boolean;
  node: { width?: number; height?: number };
}
interface Gathered {
  members: string[];
  box: Box;
  selected: boolean;
}

/** The steps of each group and the box around them, in one pass. */
function gather(steps: Iterable<Step>, groups: Collection<FlowGroup>): Map<string, Gathered> {
  const gathered = new Map<string, Gathered>();
  for (const { source, node, selected } of steps) {
    const { group, id, position } = source;
    if (group === undefined || !groups.byId[group]) continue;
    const right = position.x + (node.width ?? 0);
    const bottom = position.y + (node.height ?? 0);
    const known = gathered.get(group);
    if (!known) {
      gathered.set(group, {
        members: [id],
        box: { left: position.x, top: position.y, right, bottom },
        selected,
      });
      continue;
    }
    known.members.push(id);
    known.selected &&= selected;
    known.box.left = Math.min(known.box.left, position.x);
    known.box.top = Math.min(known.box.top, position.y);
    known.box.right = Math.max(known.box.right, right);
    known.box.bottom = Math.max(known.box.bottom, bottom);
  }
  return gathered;
}

/**
 * The groups as nodes of the canvas: a frame behind the steps, or one card in their place. A group that did not change
 * keeps its identity.
 */
export function drawGroups(
  steps: Iterable<Step>,
  groups: Collection<FlowGroup>,
  collapsed: ReadonlySet<string>,
  before: ReadonlyMap<string, GroupNode>,
): Map<string, GroupNode> {
  const drawn = new Map<string, GroupNode>();
  if (groups.ids.length === 0) return drawn;
  for (const [id, { members, box, selected }] of gather(steps, groups)) {
    const folded = collapsed.has(id);
    const now = folded ? cardOf(id, box, selected) : frameOf(id, box);
    const was = before.get(id);
    const data =
      was?.data.collapsed === folded && sameList(was.data.members, members) ? was.data : { members, collapsed: folded };
    const same =
      was !== undefined &&
      was.data === data &&
      was.selected === now.selected &&
      was.position.x === now.position.x &&
      was.position.y === now.position.y &&
      was.width === now.width &&
      was.height === now.height;
    drawn.set(id, same ? was : { ...now, data });
  }
  return drawn;
}

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, at) => id === b[at]);

/** Lets the lasso and the hand through: only its head is taken hold of. */
const THROUGH = { pointerEvents: 'none' as const };

function frameOf(id: string, box: Box): Omit<GroupNode, 'data'> {
  const width = box.right - box.left + 2 * FRAME.side;
  const height = box.bottom - box.top + FRAME.top + FRAME.bottom + PILLS;
  return {
    id: groupNodeId(id),
    type: 'stepGroup',
    position: { x: box.left - FRAME.side, y: box.top - FRAME.top },
    zIndex: -2,
    selectable: false,
    focusable: false,
    selected: false,
    dragHandle: '.group-grip',
    style: THROUGH,
    ...sized(width, height),
  };
}

function cardOf(id: string, box: Box, selected: boolean): Omit<GroupNode, 'data'> {
  const square = { width: PORT_SIZE, height: PORT_SIZE, x: CARD_WIDTH / 2 - PORT_SIZE / 2 };
  return {
    id: groupNodeId(id),
    type: 'stepGroup',
    position: { x: Math.round((box.left + box.right - CARD_WIDTH) / 2), y: box.top },
    selected,
    connectable: false,
    handles: [
      { id: 'in', type: 'target', position: Position.Top, y: 0, ...square },
      { id: 'out', type: 'source', position: Position.Bottom, y: HEAD_HEIGHT - PORT_SIZE / 2, ...square },
    ],
    ...sized(CARD_WIDTH, HEAD_HEIGHT),
  };
}

const sized = (width: number, height: number) => ({ width, height, measured: { width, height } });

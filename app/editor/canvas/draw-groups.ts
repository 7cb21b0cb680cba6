import { Position, type Node } from '@xyflow/react';
import type { FlowNode } from '../../../core/document';
import { FRAME } from '../document/layout';
import type { Point } from '../document/commands';
import type { Collection, FlowGroup } from '../document/records';
import { cardAt, foldedPlace, type Box, type OwnPlace } from './folded-place';
import { CARD_WIDTH, HEAD_HEIGHT, PILLS, PORT_SIZE } from './geometry';

interface GroupData extends Record<string, unknown> {
  members: readonly string[];
  collapsed: boolean;
  /** Folded: the step in whose place the card stands; null where it is in the middle of them. */
  placeOf: string | null;
}
export type GroupNode = Node<GroupData, 'stepGroup'>;

/** Nodes of the canvas that stand for a group are told apart from steps by a prefix. */
const PREFIX = 'group:';
export const groupNodeId = (group: string): string => PREFIX + group;
export const groupOfNode = (node: string): string | null =>
  node.startsWith(PREFIX) ? node.slice(PREFIX.length) : null;

/** A drawn step, as far as a group's frame needs it. */
interface Step {
  source: FlowNode;
  selected: boolean;
  node: { width?: number; height?: number };
}
interface Gathered {
  members: string[];
  places: OwnPlace[];
  box: Box;
  selected: boolean;
}

/** The steps of each group and the box around them, and what is drawn beside folded ones, in one pass. */
function gather(steps: Iterable<Step>, groups: Collection<FlowGroup>, collapsed: ReadonlySet<string>) {
  const gathered = new Map<string, Gathered>();
  const shown: Box[] = [];
  for (const { source, node, selected } of steps) {
    const { group, id, position } = source;
    const { x: left, y: top } = position;
    const box = { left, top, right: left + (node.width ?? 0), bottom: top + (node.height ?? 0) };
    const grouped = group !== undefined && groups.byId[group] !== undefined;
    if (collapsed.size > 0 && !(grouped && collapsed.has(group))) shown.push(box);
    if (!grouped) continue;
    const known = gathered.get(group);
    if (!known) {
      gathered.set(group, { members: [id], places: [{ id, ...position }], box: { ...box }, selected });
      continue;
    }
    known.members.push(id);
    known.places.push({ id, ...position });
    known.selected &&= selected;
    known.box.left = Math.min(known.box.left, left);
    known.box.top = Math.min(known.box.top, top);
    known.box.right = Math.max(known.box.right, box.right);
    known.box.bottom = Math.max(known.box.bottom, box.bottom);
  }
  return { gathered, shown };
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
  const { gathered, shown } = gather(steps, groups, collapsed);
  for (const [id, { members, places, box, selected }] of gathered) {
    const was = before.get(id);
    const place = collapsed.has(id) ? foldedPlace(box, places, shown, was?.data.placeOf ?? null) : null;
    if (place) shown.push(cardAt(place.at));
    const now = place ? cardOf(id, place.at, selected) : frameOf(id, box);
    const next = { members, collapsed: place !== null, placeOf: place?.of ?? null };
    const data = was && sameData(was.data, next) ? was.data : next;
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

const sameData = (a: GroupData, b: GroupData) =>
  a.collapsed === b.collapsed && a.placeOf === b.placeOf && sameList(a.members, b.members);
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

function cardOf(id: string, position: Point, selected: boolean): Omit<GroupNode, 'data'> {
  const square = { width: PORT_SIZE, height: PORT_SIZE, x: CARD_WIDTH / 2 - PORT_SIZE / 2 };
  return {
    id: groupNodeId(id),
    type: 'stepGroup',
    position,
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

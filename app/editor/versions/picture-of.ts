import { edgeId, type Change, type ChangeType } from '../../../core/diff';
import type { FlowDocument, FlowNode } from '../../../core/document';
import { CARD_WIDTH, HEAD_HEIGHT } from '../canvas/geometry';

/** A comparison as one drawing: what is there now, and beside it as ghosts what is gone. */
export interface ComparedPicture {
  document: FlowDocument;
  /** By a step's id, or a wire's key. */
  marks: ReadonlyMap<string, ChangeType>;
}

const ASIDE = CARD_WIDTH + 40;

/**
 * Puts what was removed back into the newer document, marked. A ghost whose place was taken since steps aside. A wire that leads
 * elsewhere now is drawn once, where it leads: its outlet can hold one.
 */
export function pictureOf(after: FlowDocument, changes: readonly Change[]): ComparedPicture {
  const marks = new Map<string, ChangeType>();
  const nodes = [...after.nodes];
  const edges = [...after.edges];
  for (const change of changes) {
    if (change.of !== 'node' && change.of !== 'edge') continue;
    marks.set(change.id, change.type);
    if (change.type !== 'removed' || !change.before) continue;
    if (change.of === 'node') nodes.push(aside(change.before, nodes));
    else edges.push(change.before);
  }
  const drawn = new Set(nodes.map(({ id }) => id));
  const whole = edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  const kept = new Set(whole.map(edgeId));
  for (const id of marks.keys()) if (!drawn.has(id) && !kept.has(id)) marks.delete(id);
  return { document: { ...after, nodes, edges: whole }, marks };
}

function aside(ghost: FlowNode, nodes: readonly FlowNode[]): FlowNode {
  const covers = (x: number) => (node: FlowNode) =>
    Math.abs(node.position.x - x) < CARD_WIDTH && Math.abs(node.position.y - ghost.position.y) < HEAD_HEIGHT;
  let { x } = ghost.position;
  while (nodes.some(covers(x))) x += ASIDE;
  return { ...ghost, position: { x, y: ghost.position.y } };
}

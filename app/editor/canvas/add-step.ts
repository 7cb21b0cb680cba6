import type { FlowNode } from '../../../core/document';
import { editorOf } from '../nodes';
import { makeRoom } from '../document/arrange';
import { addNode, connect, detach, moveNodes, routeThrough, type Point } from '../document/commands';
import { applyPatches, type Patch } from '../document/patch';
import { newNodeId, placeBelow } from '../document/place';
import type { Records } from '../document/records';
import type { Editor } from '../store';
import type { Ask } from './canvas-actions';
import { clearPlace } from './clear-place';
import { mainOutlet } from './exits';
import { CARD_WIDTH, HEAD_HEIGHT } from './geometry';
import { sizeOf } from './size-of';

const ROOM = 56;

/** Where a step of this size comes. On a wire it stands below where the wire begins, and what follows makes room. */
function placeFor(ask: Ask, records: Records, size: { width: number; height: number }): Point {
  if (ask.kind === 'place') {
    const at = { x: ask.at.x - CARD_WIDTH / 2, y: ask.at.y - HEAD_HEIGHT / 2 };
    return ask.clear ? clearPlace(records, at, size) : at;
  }
  const from = records.nodes.byId[ask.kind === 'exit' ? ask.exit.from : (records.edges.byId[ask.edge]?.from ?? '')];
  if (!from) return { x: 0, y: 0 };
  const { height } = sizeOf(from);
  if (ask.kind === 'exit') {
    return ask.at ? { x: ask.at.x - CARD_WIDTH / 2, y: ask.at.y } : placeBelow(records, from.id, height);
  }
  return placeOnWire(records, ask.edge, size) ?? placeBelow(records, from.id, height);
}

/** Between where a wire begins and where it ends; null where it does not lead down. */
function placeOnWire(records: Records, id: string, size: { height: number }): Point | null {
  const edge = records.edges.byId[id];
  const [from, to] = [records.nodes.byId[edge?.from ?? ''], records.nodes.byId[edge?.to ?? '']];
  if (!from || !to) return null;
  const bottom = from.position.y + sizeOf(from).height;
  if (to.position.y < bottom) return null;
  const middle = (bottom + to.position.y - size.height) / 2;
  return { x: to.position.x, y: Math.max(bottom + ROOM, middle) };
}

const snap = ({ x, y }: Point): Point => ({ x: Math.round(x / 4) * 4, y: Math.round(y / 4) * 4 });

/** An edge leads through a step that is there, and what follows makes room for it. */
function putOnWire(records: Records, edge: string, node: FlowNode): Patch[] {
  const routed = routeThrough(records, edge, node.id, mainOutlet(node));
  return routed.length === 0 ? [] : [...routed, ...makeRoom(applyPatches(records, routed), node.id, sizeOf)];
}

/** A step that is on the paper already goes into a wire: out of its place in the thread, which closes behind it. */
export function moveOnto(records: Records, id: string, edge: string): Patch[] {
  const node = records.nodes.byId[id];
  if (!node || !records.edges.byId[edge]) return [];
  const loose = detach(records, [id]);
  const apart = applyPatches(records, loose);
  const to = placeOnWire(apart, edge, sizeOf(node));
  const moved = to ? moveNodes(apart, [{ id, to: snap(to) }]) : [];
  return [...loose, ...moved, ...putOnWire(applyPatches(apart, moved), edge, node)];
}

/** Adds a step of a kind where it was asked for, wires it, and selects it: one mark of undo. */
export function addStep(editor: Editor, kind: string, ask: Ask): void {
  const { records, run, begin } = editor.getState();
  const { settings, kind: flow } = records.single;
  const node: FlowNode = {
    id: newNodeId(kind, records.nodes.byId),
    kind,
    name: '',
    config: editorOf(kind).initial({ languages: settings.languages, flow }),
    position: { x: 0, y: 0 },
  };
  node.position = snap(placeFor(ask, records, sizeOf(node)));
  run((now) => {
    const added = addNode(now, node);
    const there = applyPatches(now, added);
    if (ask.kind === 'exit') return [...added, ...connect(there, ask.exit, node.id)];
    if (ask.kind === 'place') return added;
    return [...added, ...putOnWire(there, ask.edge, node)];
  });
  begin(node.id);
}

import type { FlowNode } from '../../../core/document';
import type { Records } from '../document/records';
import { editorOf } from '../nodes';
import { cardGeometry, PILLS, type CardGeometry, type DrawnOutlet } from './geometry';
import { readNode } from './read-node';

/** A wire that leaves a step. */
export interface Wire {
  outlet: string;
  /** Where it leads stands to the left. */
  left: boolean;
}

/** The wires of every step, in one pass over the edges. */
export function wiresOf({ nodes, edges }: Pick<Records, 'nodes' | 'edges'>): Map<string, Wire[]> {
  const wired = new Map<string, Wire[]>();
  for (const id of edges.ids) {
    const edge = edges.byId[id];
    if (!edge) continue;
    const [from, to] = [nodes.byId[edge.from], nodes.byId[edge.to]];
    const wire = { outlet: edge.outlet, left: !!from && !!to && to.position.x < from.position.x - 60 };
    const known = wired.get(edge.from);
    if (known) known.push(wire);
    else wired.set(edge.from, [wire]);
  }
  return wired;
}

/** The outlets to draw: the kind's own, and those that only a wire still names, so that no wire hangs in the air. */
function outletsToDraw(source: FlowNode, wires: readonly Wire[]): DrawnOutlet[] {
  const own = readNode(source).outlets.map(({ name, expected, inbound }): DrawnOutlet => {
    const wire = wires.find(({ outlet }) => outlet === name);
    return { name, primary: Boolean(expected ?? inbound), wired: wire !== undefined, left: wire?.left };
  });
  const stray = wires.filter(({ outlet }) => !own.some(({ name }) => outlet === name));
  return [...own, ...stray.map(({ outlet, left }) => ({ name: outlet, primary: true, wired: true, left }))];
}

export function drawCard(source: FlowNode, wires: readonly Wire[], unfolded: boolean): CardGeometry {
  const { shape, badges } = editorOf(source.kind);
  return cardGeometry(shape, outletsToDraw(source, wires), unfolded, badges !== undefined);
}

/**
 * A card as its wires alone tell of it, for a step whose configuration nobody has read yet: every wire finds its port; a
 * way out that leads nowhere is still missing. Steps of one shape that are wired alike share it.
 * @param wired names the wires: the same for the same
 */
export function sketchCard({ kind }: FlowNode, wires: readonly Wire[], wired: string): CardGeometry {
  const { shape, badges } = editorOf(kind);
  const alike = `${shape} ${badges ? 'badges' : ''} ${wired}`;
  const known = SKETCHES.get(alike);
  if (known) return known;
  const outlets = wires.map(({ outlet, left }): DrawnOutlet => ({ name: outlet, primary: true, wired: true, left }));
  const sketch = cardGeometry(shape, outlets, false, badges !== undefined);
  SKETCHES.set(alike, sketch);
  return sketch;
}
const SKETCHES = new Map<string, CardGeometry>();

/** The size and ports of every card, also of those that are not on screen. */
export function drawCards(records: Records, unfolded: ReadonlySet<string>): Map<string, CardGeometry> {
  const wires = wiresOf(records);
  return new Map(
    records.nodes.ids.flatMap((id) => {
      const source = records.nodes.byId[id];
      return source ? [[id, drawCard(source, wires.get(id) ?? [], unfolded.has(id))]] : [];
    }),
  );
}

/** Where each step ends below, with the pills that hang from it. */
export function bottomsOf(records: Records, unfolded: ReadonlySet<string>): (id: string) => number {
  const cards = drawCards(records, unfolded);
  return (id) => (records.nodes.byId[id]?.position.y ?? 0) + (cards.get(id)?.height ?? 0) + PILLS;
}

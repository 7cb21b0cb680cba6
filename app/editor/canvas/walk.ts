import type { ReactFlowInstance } from '@xyflow/react';
import { listOf, type Records } from '../document/records';
import type { Exit } from '../document/commands';
import type { Editor } from '../store';
import { exitsOf, targetOf } from './exits';
import type { CardGeometry } from './geometry';

export type Arrow = 'up' | 'down' | 'left' | 'right';

const geometryOf = (flow: ReactFlowInstance, id: string) => flow.getNode(id)?.data.geometry as CardGeometry | undefined;

/** The ways out that are drawn, in their order: those that fold away are walked once they are unfolded. */
const drawnExits = (flow: ReactFlowInstance, records: Records, id: string): Exit[] =>
  geometryOf(flow, id)?.ports.map(({ outlet }) => ({ from: id, outlet })) ?? exitsOf(records, id);

/** How many ways out of a step are folded into one line. */
export const foldedExits = (flow: ReactFlowInstance, id: string): number => geometryOf(flow, id)?.folded ?? 0;

/**
 * Walks the canvas: down along the wire, by way of the outlets where a step has several or an open one; up to where
 * the thread comes from; left and right among outlets, and among the steps one step leads to.
 */
export function walk(editor: Editor, flow: ReactFlowInstance, arrow: Arrow): void {
  const { records, selected, exit, select, stand } = editor.getState();
  const here = selected.at(-1);
  if (here === undefined || !records.nodes.byId[here]) {
    const first = records.nodes.ids[0];
    if (first !== undefined) select([first]);
    return;
  }
  const exits = drawnExits(flow, records, here);
  const to = (id: string | null) => {
    if (id !== null) select([id]);
  };
  if (arrow === 'down') {
    const only = exits.length === 1 && exits[0] ? targetOf(records, exits[0]) : null;
    if (exit) to(targetOf(records, exit));
    else if (only !== null) to(only);
    else stand(exits[0] ?? null);
  } else if (arrow === 'up') {
    if (exit) stand(null);
    else to(listOf(records.edges).find((edge) => edge.to === here)?.from ?? null);
  } else if (exit) {
    const at = exits.findIndex(({ outlet }) => outlet === exit.outlet);
    stand(exits[at + (arrow === 'left' ? -1 : 1)] ?? exit);
  } else to(siblingOf(records, here, arrow) ?? neighbourOf(records, here, arrow));
}

/** Takes the step that an arrow leads to into the selection: what a lasso does, without a pointer. */
export function extend(editor: Editor, flow: ReactFlowInstance, arrow: Arrow): void {
  const { records, selected, select } = editor.getState();
  const here = selected.at(-1);
  if (here === undefined) return walk(editor, flow, arrow);
  const next = stepBeside(records, here, arrow);
  if (next !== null) select([...selected.filter((id) => id !== next), next]);
}

function stepBeside(records: Records, here: string, arrow: Arrow): string | null {
  const edges = listOf(records.edges);
  if (arrow === 'down') return edges.find((edge) => edge.from === here)?.to ?? null;
  if (arrow === 'up') return edges.find((edge) => edge.to === here)?.from ?? null;
  return siblingOf(records, here, arrow) ?? neighbourOf(records, here, arrow);
}

/** The next step to that side among those that the same step leads to. */
function siblingOf(records: Records, id: string, side: 'left' | 'right'): string | null {
  const edges = listOf(records.edges);
  const parents = new Set(edges.filter((edge) => edge.to === id).map(({ from }) => from));
  const family = new Set(edges.filter((edge) => parents.has(edge.from)).map(({ to }) => to));
  const row = [...family].sort((a, b) => xOf(records, a) - xOf(records, b));
  const at = row.indexOf(id);
  return at === -1 ? null : (row[at + (side === 'left' ? -1 : 1)] ?? null);
}
const xOf = (records: Records, id: string) => records.nodes.byId[id]?.position.x ?? 0;

/** The nearest step to that side, at about the same height. */
function neighbourOf(records: Records, id: string, side: 'left' | 'right'): string | null {
  const here = records.nodes.byId[id];
  if (!here) return null;
  const sign = side === 'left' ? -1 : 1;
  let best: { id: string; far: number } | null = null;
  for (const node of listOf(records.nodes)) {
    const across = (node.position.x - here.position.x) * sign;
    if (across <= 0) continue;
    const far = across + 3 * Math.abs(node.position.y - here.position.y);
    if (!best || far < best.far) best = { id: node.id, far };
  }
  return best?.id ?? null;
}

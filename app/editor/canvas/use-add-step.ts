import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import type { FlowNode } from '../../../core/document';
import { editorOf } from '../nodes';
import { addNode, connect, insertOnEdge, type Point } from '../document/commands';
import { newNodeId, placeBelow } from '../document/place';
import type { Records } from '../document/records';
import { useEditorStore } from '../store';
import type { Ask } from './canvas-actions';
import { CARD_WIDTH, HEAD_HEIGHT } from './geometry';
import { readNode } from './read-node';

/** The outlet by which the thread goes on: the first that the flow is expected to say something about. */
const mainOutlet = (node: FlowNode): string | null => {
  const { outlets } = readNode(node);
  return (outlets.find((outlet) => outlet.expected) ?? outlets[0])?.name ?? null;
};

function placeFor(ask: Ask, records: Records, heightOf: (id: string) => number): Point {
  if (ask.kind === 'place') return { x: ask.at.x - CARD_WIDTH / 2, y: ask.at.y - HEAD_HEIGHT / 2 };
  if (ask.kind === 'exit') {
    if (ask.at) return { x: ask.at.x - CARD_WIDTH / 2, y: ask.at.y };
    return placeBelow(records, ask.exit.from, heightOf(ask.exit.from));
  }
  const edge = records.edges.byId[ask.edge];
  const [from, to] = [records.nodes.byId[edge?.from ?? ''], records.nodes.byId[edge?.to ?? '']];
  if (!from || !to) return { x: 0, y: 0 };
  return { x: to.position.x, y: (from.position.y + heightOf(from.id) + to.position.y - HEAD_HEIGHT) / 2 };
}

/** Adds a step of a kind where it was asked for, wires it, and selects it: one mark of undo. */
export function useAddStep(): (kind: string, ask: Ask) => void {
  const editor = useEditorStore();
  const flow = useReactFlow();
  return useCallback(
    (kind, ask) => {
      const { records, run, select } = editor.getState();
      const heightOf = (id: string) => flow.getNode(id)?.height ?? HEAD_HEIGHT;
      const { x, y } = placeFor(ask, records, heightOf);
      const node: FlowNode = {
        id: newNodeId(kind, records.nodes.byId),
        kind,
        name: '',
        config: editorOf(kind).initial({ languages: records.single.settings.languages }),
        position: { x: Math.round(x / 4) * 4, y: Math.round(y / 4) * 4 },
      };
      run((now) => {
        if (ask.kind === 'edge') return insertOnEdge(now, ask.edge, node, mainOutlet(node));
        const added = addNode(now, node);
        if (ask.kind === 'place') return added;
        const after = { ...now, nodes: { ...now.nodes, byId: { ...now.nodes.byId, [node.id]: node } } };
        return [...added, ...connect(after, ask.exit, node.id)];
      });
      select([node.id]);
    },
    [editor, flow],
  );
}

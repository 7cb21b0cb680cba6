import { useStore, useStoreApi, type Node } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { lodOf } from './lod';

const isFar = (zoom: number) => lodOf(zoom) === 'far';

/**
 * Far away a step is a tile of one drawing (`FarLayer`): React Flow knows where it is, and makes no element of it.
 * Answers whether that is so, and the nodes to give to it.
 */
export function useFar<Drawn extends Node>(nodes: Drawn[]): { far: boolean; drawn: Drawn[] } {
  const store = useStoreApi<Drawn>();
  const far = useStore((state) => isFar(state.transform[2]));
  const drawn = useMemo(() => (far ? nodes.map(hideStep) : nodes), [far, nodes]);
  const latest = useRef(nodes);
  latest.current = nodes;
  // Before anything is rendered for a view from which hundreds of cards are seen at once: it would make all of them, to
  // take them away again.
  useEffect(
    () =>
      store.subscribe(({ transform, setNodes }, before) => {
        if (isFar(transform[2]) && !isFar(before.transform[2])) setNodes(latest.current.map(hideStep));
      }),
    [store],
  );
  return { far, drawn };
}

const HIDDEN = new WeakMap<Node, Node>();

function hideStep<Drawn extends Node>(node: Drawn): Drawn {
  if (node.type !== 'step') return node;
  const hidden = (HIDDEN.get(node) as Drawn | undefined) ?? { ...node, hidden: true };
  HIDDEN.set(node, hidden);
  return hidden;
}

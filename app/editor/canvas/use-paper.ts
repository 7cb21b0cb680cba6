import { useReactFlow, useStoreApi, type Node } from '@xyflow/react';
import { useEffect } from 'react';
import { useEditorStore } from '../store';
import { isStep } from './far-paint';
import type { WireFinder } from './use-wire-finder';

/**
 * What a press on the paper takes, and what a lasso does from far away: wires, and the tiles that stand for steps there,
 * are drawn on it and no elements that could be asked. A press on nothing leaves what was selected.
 */
export function usePaper(
  nodes: readonly Node[],
  far: boolean,
  wireAt: WireFinder,
): (press: Pick<MouseEvent, 'clientX' | 'clientY' | 'ctrlKey' | 'metaKey'>) => void {
  const editor = useEditorStore();
  const store = useStoreApi();
  const flow = useReactFlow();
  useEffect(() => {
    if (!far) return;
    return store.subscribe(({ userSelectionRect: rect, transform: [x, y, zoom] }, before) => {
      if (!rect || rect === before.userSelectionRect) return;
      const [left, top] = [(rect.x - x) / zoom, (rect.y - y) / zoom];
      const [right, bottom] = [left + rect.width / zoom, top + rect.height / zoom];
      const inside = nodes.filter(
        ({ position, width = 0, height = 0 }) =>
          position.x < right && position.x + width > left && position.y < bottom && position.y + height > top,
      );
      editor.getState().select(inside.filter(isStep).map(({ id }) => id));
    });
  }, [nodes, far, store, editor]);
  return ({ clientX, clientY, ctrlKey, metaKey }) => {
    const screen = { x: clientX, y: clientY };
    const { select, selected, selectedEdges } = editor.getState();
    if (far) {
      const { x, y } = flow.screenToFlowPosition(screen, { snapToGrid: false });
      const hit = nodes.findLast(
        ({ position, width = 0, height = 0 }) =>
          x >= position.x && x <= position.x + width && y >= position.y && y <= position.y + height,
      );
      return select(hit && isStep(hit) ? [hit.id] : []);
    }
    const wire = wireAt(screen);
    if (wire === null) return select([]);
    if (!ctrlKey && !metaKey) return select([], [wire]);
    const others = selectedEdges.filter((id) => id !== wire);
    select(selected, others.length < selectedEdges.length ? others : [...others, wire]);
  };
}

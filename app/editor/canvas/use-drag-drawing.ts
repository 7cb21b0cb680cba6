import { useReactFlow, type Node, type NodeChange } from '@xyflow/react';
import { useCallback, useMemo, type RefObject } from 'react';
import { createDragDrawing, type DrawnFlow } from './drag-drawing';
import type { GroupNode } from './draw-groups';

/** Pixels that the paper may scroll under a drag before the canvas must know where the cards are: it draws what is in view. */
const FAR = 200;

/**
 * Holds the moves of a drag back from the document until it ends. Answers whether it did: `changes` are the canvas's own,
 * `moved` the same with every step that goes along.
 */
export function useDragDrawing<Drawn extends Node>(
  box: RefObject<HTMLDivElement>,
): (changes: readonly NodeChange<Drawn>[], moved: readonly NodeChange<Drawn>[]) => boolean {
  const flow = useReactFlow();
  const state = useMemo(() => {
    const find = (): DrawnFlow | null =>
      box.current && {
        root: box.current,
        positionOf: (node) => flow.getNode(node)?.position,
        frames: flow
          .getNodes()
          .filter(isFrame)
          .map(({ id, data }) => ({ id, members: data.members })),
      };
    return { drawing: createDragDrawing(find), from: null as { x: number; y: number } | null };
  }, [box, flow]);
  return useCallback(
    (changes, moved) => {
      const moves = changes.filter((change) => change.type === 'position');
      if (moves.length === 0) return false;
      const view = flow.getViewport();
      state.from ??= view;
      const held = moves.some(({ dragging }) => dragging);
      if (held && Math.hypot(view.x - state.from.x, view.y - state.from.y) < FAR) {
        state.drawing.move(
          new Map(
            [...changes, ...moved].flatMap((change) =>
              change.type === 'position' && change.position ? [[change.id, change.position]] : [],
            ),
          ),
        );
        return true;
      }
      state.drawing.end();
      state.from = held ? view : null;
      return false;
    },
    [flow, state],
  );
}

const isFrame = (node: Node): node is GroupNode => node.type === 'stepGroup' && node.data.collapsed === false;

import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { useEditor } from '../store';

/** The canvas moves so that the one selected step, or where a test stands, is in view beside the open sheet. */
export function useKeepInView(box: RefObject<HTMLElement>): void {
  const only = useEditor((state) => {
    if (state.selected.length === 1) return state.selected[0] ?? null;
    for (const [id, where] of state.lit?.nodes ?? []) if (where === 'here') return id;
    return null;
  });
  const flow = useReactFlow();
  useEffect(() => {
    if (only === null) return;
    // One frame later the sheet has taken its place.
    const frame = requestAnimationFrame(() => {
      const node = flow.getNode(only);
      const area = box.current?.getBoundingClientRect();
      if (!node || !area) return;
      const width = node.width ?? 0;
      const height = node.height ?? 0;
      const from = flow.flowToScreenPosition(node.position);
      const to = flow.flowToScreenPosition({ x: node.position.x + width, y: node.position.y + height });
      const inside =
        from.x >= area.left + 8 && to.x <= area.right - 8 && from.y >= area.top + 8 && to.y <= area.bottom - 40;
      if (inside) return;
      const middle = { x: node.position.x + width / 2, y: node.position.y + height / 2 };
      void flow.setCenter(middle.x, middle.y, { zoom: Math.max(flow.getZoom(), 0.6), duration: 160 });
    });
    return () => cancelAnimationFrame(frame);
  }, [only, flow, box]);
}

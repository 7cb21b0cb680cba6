import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { useEditor, useEditorStore } from '../store';
import { paletteOver } from './fit';
import { PILLS } from './geometry';
import { useCalm } from './use-calm';
import { toggleGroup } from './use-groups';

/** How far to move what lies from `from` to `to` so that it is between `low` and `high`; its beginning comes first. */
function shift(from: number, to: number, low: number, high: number): number {
  if (from < low) return low - from;
  return to > high ? Math.max(high - to, low - from) : 0;
}

/** The canvas moves so that the one selected step, or where a test stands, is in view beside the open sheet. */
export function useKeepInView(box: RefObject<HTMLElement>): void {
  const only = useCalm((state) => {
    if (state.selected.length === 1) return state.selected[0] ?? null;
    for (const [id, where] of state.lit?.nodes ?? []) if (where === 'here') return id;
    return null;
  });
  const building = useEditor((state) => !state.readOnly && state.mode === 'build');
  const flow = useReactFlow();
  const editor = useEditorStore();
  useEffect(() => {
    if (only === null) return;
    // A step that is looked at comes out of its folded group.
    const { records, collapsed } = editor.getState();
    const group = records.nodes.byId[only]?.group;
    if (group !== undefined && collapsed.has(group)) toggleGroup(editor, group);
    const canvas = box.current;
    if (!canvas) return;
    // A sheet takes its place when it is loaded, and may be drawn wider: the canvas is looked at whenever its size changes.
    const sizes = new ResizeObserver(() => {
      const node = flow.getNode(only);
      const area = canvas.getBoundingClientRect();
      if (!node) return;
      const from = flow.flowToScreenPosition(node.position);
      const size = { x: node.width ?? 0, y: (node.height ?? 0) + PILLS };
      const to = flow.flowToScreenPosition({ x: node.position.x + size.x, y: node.position.y + size.y });
      // No further than it takes: whoever walks the canvas keeps the surroundings they know.
      const by = {
        x: shift(from.x, to.x, area.left + (building ? paletteOver(area.width) : 24), area.right - 24),
        y: shift(from.y, to.y, area.top + 16, area.bottom - 56),
      };
      if (by.x === 0 && by.y === 0) return;
      const { x, y, zoom } = flow.getViewport();
      if (zoom >= 0.4) void flow.setViewport({ x: x + by.x, y: y + by.y, zoom }, { duration: 160 });
      else
        void flow.setCenter(node.position.x + size.x / 2, node.position.y + size.y / 2, { zoom: 0.6, duration: 160 });
    });
    sizes.observe(canvas);
    return () => sizes.disconnect();
  }, [only, building, flow, box, editor]);
}

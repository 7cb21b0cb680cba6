import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { useEditor, useEditorStore, useMayChange } from '../store';
import { paletteOver } from './fit';
import { CARD_WIDTH, PILLS } from './geometry';
import { isClose } from './lod';
import { READING_ZOOM } from './opening-view';
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
  const sent = useEditor((state) => state.sent);
  const building = useMayChange();
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
    let arrived = sent?.for !== only;
    const sizes = new ResizeObserver(() => {
      const node = flow.getNode(only);
      const at = editor.getState().records.nodes.byId[only]?.position;
      const area = canvas.getBoundingClientRect();
      if (!at) return;
      const from = flow.flowToScreenPosition(at);
      const size = { x: node?.width ?? CARD_WIDTH, y: (node?.height ?? 0) + PILLS };
      const to = flow.flowToScreenPosition({ x: at.x + size.x, y: at.y + size.y });
      // No further than it takes: whoever walks the canvas keeps the surroundings they know.
      const by = {
        x: shift(from.x, to.x, area.left + (building ? paletteOver(area.width) : 24), area.right - 24),
        y: shift(from.y, to.y, area.top + 16, area.bottom - 56),
      };
      if (arrived && by.x === 0 && by.y === 0) return;
      arrived = true;
      const { x, y, zoom } = flow.getViewport();
      const near = Math.max(zoom, READING_ZOOM);
      // The zoom may still be on its way there.
      if (sent?.for === only || !isClose(zoom))
        void flow.setCenter(at.x + size.x / 2, at.y + size.y / 2, { zoom: near, duration: 160 });
      else void flow.setViewport({ x: x + by.x, y: y + by.y, zoom }, { duration: 160 });
    });
    sizes.observe(canvas);
    return () => sizes.disconnect();
  }, [only, sent, building, flow, box, editor]);
}

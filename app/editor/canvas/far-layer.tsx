import { useReactFlow, useStoreApi, type Node } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { KIND_EDITORS } from '../nodes';
import { useEditor, useEditorStore } from '../store';
import { isStep, paintFar, tilesOf, type FarColours, type Glyphs } from './far-paint';
import type { ThreadEdge } from './use-flow-nodes';

/**
 * All steps and wires on one canvas, for distances at which a card is a tile: two thousand of them would be too many
 * elements. It is only drawn; `useFarHand` says what a press or a lasso means here.
 */
export function FarLayer({ nodes, edges }: { nodes: readonly Node[]; edges: readonly ThreadEdge[] }) {
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const icons = useRef<HTMLDivElement>(null);
  const glyphs = useRef<Glyphs>(new Map());
  const byId = useEditor((state) => state.records.nodes.byId);
  const selected = useEditor((state) => state.selected);
  const marks = useEditor((state) => state.marks);
  const lit = useEditor((state) => state.lit);
  const tiles = useMemo(
    () => tilesOf(nodes, edges, (id) => byId[id]?.kind ?? '', { selected, marks, lit }),
    [nodes, edges, byId, selected, marks, lit],
  );
  useEffect(() => {
    let asked = 0;
    const draw = () => {
      asked = 0;
      const { transform, width, height } = store.getState();
      if (canvas.current)
        paintFar(canvas.current, tiles, glyphs.current, coloursOf(canvas.current), transform, { width, height });
    };
    const ask = () => void (asked ||= requestAnimationFrame(draw));
    if (glyphs.current.size === 0 && icons.current) glyphs.current = readGlyphs(icons.current, ask);
    draw();
    const leave = store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) ask();
    });
    return () => {
      cancelAnimationFrame(asked);
      leave();
    };
  }, [tiles, store]);
  return (
    <>
      <canvas ref={canvas} aria-hidden className="far-layer pointer-events-none absolute inset-0 z-4 size-full" />
      <div ref={icons} hidden className="text-ink-2">
        {KIND_EDITORS.map(({ kind, icon: Icon }) => (
          <Icon key={kind} data-kind={kind} />
        ))}
      </div>
    </>
  );
}

/** A press on a tile selects it, a lasso what it touches: the tiles are no elements that could be asked. */
export function useFarHand(
  nodes: readonly Node[],
  far: boolean,
): (event: { clientX: number; clientY: number }) => string | null {
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
  return ({ clientX, clientY }) => {
    if (!far) return null;
    const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
    const hit = nodes.findLast(
      ({ position, width = 0, height = 0 }) =>
        x >= position.x && x <= position.x + width && y >= position.y && y <= position.y + height,
    );
    return hit && isStep(hit) ? hit.id : null;
  };
}

/** The canvas's own computed colours: tokens are resolved by the browser, in the theme of the moment. */
export function coloursOf(canvas: HTMLCanvasElement): FarColours {
  const style = getComputedStyle(canvas);
  return {
    line: style.color,
    surface: style.outlineColor,
    accent: style.borderTopColor,
    fail: style.textDecorationColor,
    wait: style.columnRuleColor,
  };
}

/** The kinds' glyphs as images, in the colour of their place. */
function readGlyphs(icons: HTMLElement, done: () => void): Glyphs {
  const ink = getComputedStyle(icons).color;
  const glyphs: Glyphs = new Map();
  for (const icon of icons.querySelectorAll('svg')) {
    const image = new Image(48, 48);
    image.onload = done;
    const source = icon.outerHTML.replaceAll('currentColor', ink);
    image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
    glyphs.set(icon.getAttribute('data-kind') ?? '', image);
  }
  return glyphs;
}

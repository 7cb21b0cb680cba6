import { useStoreApi, type Node } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useEditor } from '../store';
import { paintFar, tilesOf, type FarColours, type Tiles } from './far-paint';
import { useGlyphs } from './glyphs';
import type { CanvasWire } from './use-flow-wires';

/**
 * All steps and wires on one canvas, for distances at which a card is a tile: two thousand of them would be too many
 * elements. It is only drawn; `usePaper` says what a press or a lasso means here.
 */
export function FarLayer({ nodes, wires }: { nodes: readonly Node[]; wires: readonly CanvasWire[] }) {
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const glyphs = useGlyphs();
  const byId = useEditor((state) => state.records.nodes.byId);
  const selected = useEditor((state) => state.selected);
  const marks = useEditor((state) => state.marks);
  const lit = useEditor((state) => state.lit);
  useEffect(() => {
    let asked = 0;
    let tiles: Tiles | null = null;
    const draw = () => {
      asked = 0;
      const { transform, width, height } = store.getState();
      tiles ??= tilesOf(nodes, wires, (id) => byId[id]?.kind ?? '', { selected, marks, lit });
      if (canvas.current)
        paintFar(canvas.current, tiles, glyphs, coloursOf(canvas.current), transform, { width, height });
    };
    // In the frame that is about to be drawn, not in the task that put the cards away.
    const ask = () => void (asked ||= requestAnimationFrame(draw));
    ask();
    const leave = store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) ask();
    });
    return () => {
      cancelAnimationFrame(asked);
      leave();
    };
  }, [nodes, wires, byId, selected, marks, lit, glyphs, store]);
  return <canvas ref={canvas} aria-hidden className="far-layer pointer-events-none absolute inset-0 z-4 size-full" />;
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

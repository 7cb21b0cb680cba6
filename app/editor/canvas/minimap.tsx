import { Panel, useReactFlow, useStoreApi, type Node } from '@xyflow/react';
import { useEffect, useRef, type PointerEvent } from 'react';
import { useWords } from '../../words/page';
import { boundsOf, type Bounds } from './bounds';

const WIDTH = 160;
const HEIGHT = 110;
const REST_MS = 60;
/** Room around the steps, in pixels of the map. */
const EDGE = 8;

/**
 * The whole flow, small: steps painted on one canvas, the part in view framed over it. Panning moves the frame alone, so
 * that two thousand steps cost it no more than twenty. A press goes there; a drag takes the view along.
 */
export function Minimap({ nodes }: { nodes: readonly Node[] }) {
  const w = useWords();
  const flow = useReactFlow();
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const bounds = useRef<Bounds | null>(null);

  useEffect(() => {
    // At rest: a lasso changes what the canvas draws with every move of the hand, and nothing that the map shows.
    const painted = setTimeout(() => {
      bounds.current = boundsOf(nodes);
      if (canvas.current && bounds.current) paint(canvas.current, nodes, scaleOf(bounds.current));
      place();
    }, REST_MS);
    const place = () => {
      const { transform, width, height } = store.getState();
      if (frame.current && bounds.current) frameView(frame.current, scaleOf(bounds.current), transform, width, height);
    };
    const leave = store.subscribe(({ transform, width, height }, before) => {
      if (transform !== before.transform || width !== before.width || height !== before.height) place();
    });
    return () => {
      clearTimeout(painted);
      leave();
    };
  }, [nodes, store]);

  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (!bounds.current || (event.type === 'pointermove' && event.buttons === 0)) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const { scale, left, top } = scaleOf(bounds.current);
    const x = (event.clientX - box.left - left) / scale;
    const y = (event.clientY - box.top - top) / scale;
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  };
  return (
    <Panel position="bottom-right" className="m-3!">
      <div
        role="img"
        aria-label={w('studio.canvas.minimap')}
        style={{ width: WIDTH, height: HEIGHT }}
        className="nopan relative overflow-hidden rounded-card bg-surface ring-1 ring-line-strong"
        onPointerDown={go}
        onPointerMove={go}
      >
        <canvas ref={canvas} style={{ width: WIDTH, height: HEIGHT }} className="text-line-edge" />
        <div ref={frame} className="minimap-view pointer-events-none absolute top-0 left-0 border border-accent" />
      </div>
    </Panel>
  );
}

interface Scale {
  scale: number;
  /** Where the flow's origin lies on the map. */
  left: number;
  top: number;
}

function scaleOf({ x, y, width, height }: Bounds): Scale {
  const scale = Math.min((WIDTH - 2 * EDGE) / width, (HEIGHT - 2 * EDGE) / height);
  return { scale, left: (WIDTH - width * scale) / 2 - x * scale, top: (HEIGHT - height * scale) / 2 - y * scale };
}

function paint(canvas: HTMLCanvasElement, nodes: readonly Node[], { scale, left, top }: Scale): void {
  const fine = window.devicePixelRatio;
  canvas.width = WIDTH * fine;
  canvas.height = HEIGHT * fine;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(fine * scale, 0, 0, fine * scale, fine * left, fine * top);
  context.fillStyle = getComputedStyle(canvas).color;
  // A pixel at least, or a large flow would be blank.
  const least = 1 / scale;
  for (const { type, position, width = 0, height = 0 } of nodes)
    if (type === 'step') context.fillRect(position.x, position.y, Math.max(width, least), Math.max(height, least));
}

function frameView(
  frame: HTMLDivElement,
  { scale, left, top }: Scale,
  [x, y, zoom]: readonly [number, number, number],
  width: number,
  height: number,
): void {
  frame.style.width = `${(width / zoom) * scale}px`;
  frame.style.height = `${(height / zoom) * scale}px`;
  frame.style.transform = `translate(${left - (x / zoom) * scale}px, ${top - (y / zoom) * scale}px)`;
}

import { Panel, useReactFlow, useStoreApi, type Node } from '@xyflow/react';
import { useEffect, useRef, type PointerEvent } from 'react';
import { usePageContext, useWords } from '../../words/page';
import { lanesOf } from '../document/stages';
import { useEditorStore, type EditorState } from '../store';
import { boundsOf, type Bounds } from './bounds';
import { coloursOf } from './far-layer';

const SIZE = { width: 168, height: 116 };
/** Room around the flow, in pixels of the map. */
const EDGE = 8;
/** A drag or a lasso changes the canvas at every frame; here it is enough to follow it now and then. */
const REST_MS = 120;

/**
 * The whole flow small, in a corner: where one is, what is selected, what is wrong. One drawing of what the canvas holds
 * already, the part in view framed over it: panning moves the frame alone. Press or drag to go there.
 */
export function Overview() {
  const w = useWords();
  const editor = useEditorStore();
  const flow = useReactFlow();
  const store = useStoreApi();
  const { theme } = usePageContext();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const bounds = useRef<Bounds | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const place = () => {
      if (frame.current && bounds.current) frameView(frame.current, scaleOf(bounds.current), store.getState());
    };
    const draw = () => {
      timer = undefined;
      const { nodes } = store.getState();
      bounds.current = boundsOf(nodes);
      if (canvas.current && bounds.current) paint(canvas.current, nodes, editor.getState(), scaleOf(bounds.current));
      place();
    };
    const ask = () => (timer ??= setTimeout(draw, REST_MS));
    ask();
    const leave = [
      store.subscribe((now, before) => {
        if (now.nodes !== before.nodes) ask();
        if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) place();
      }),
      editor.subscribe(({ records, marks }, before) => {
        if (marks !== before.marks || records.single !== before.records.single) ask();
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of leave) stop();
    };
  }, [editor, store, theme]);

  const goTo = (event: PointerEvent<HTMLDivElement>, duration: number) => {
    if (!bounds.current) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { scale, left, top } = scaleOf(bounds.current);
    const x = (event.clientX - box.left - left) / scale;
    const y = (event.clientY - box.top - top) / scale;
    void flow.setCenter(x, y, { zoom: flow.getZoom(), duration });
  };
  return (
    <Panel position="bottom-right" className="m-3! mb-6! overflow-hidden rounded-card bg-float shadow-float">
      <div
        role="img"
        aria-label={w('studio.overview')}
        style={SIZE}
        className="nopan relative cursor-pointer touch-none overflow-hidden"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event, 160);
        }}
        onPointerMove={(event) => event.buttons !== 0 && goTo(event, 0)}
        onWheel={(event) => void (event.deltaY > 0 ? flow.zoomOut() : flow.zoomIn())}
      >
        <canvas ref={canvas} style={SIZE} className="far-layer block" />
        <div
          ref={frame}
          className="pointer-events-none absolute top-0 left-0 rounded-sm border-[1.5px] border-accent bg-accent/8"
        />
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
  const scale = Math.min((SIZE.width - 2 * EDGE) / width, (SIZE.height - 2 * EDGE) / height);
  return {
    scale,
    left: (SIZE.width - width * scale) / 2 - x * scale,
    top: (SIZE.height - height * scale) / 2 - y * scale,
  };
}

function paint(
  canvas: HTMLCanvasElement,
  nodes: readonly Node[],
  { records, marks }: EditorState,
  { scale, left, top }: Scale,
): void {
  const fine = window.devicePixelRatio;
  canvas.width = SIZE.width * fine;
  canvas.height = SIZE.height * fine;
  const context = canvas.getContext('2d');
  if (!context) return;
  const colours = coloursOf(canvas);
  context.setTransform(fine * scale, 0, 0, fine * scale, fine * left, fine * top);
  // A pixel at least, or a large flow would be blank.
  const pixel = 1 / scale;
  context.strokeStyle = colours.line;
  context.lineWidth = pixel;
  for (const lane of lanesOf(records).slice(1)) {
    context.globalAlpha = 0.4;
    context.strokeRect(-left / scale, lane.top, SIZE.width / scale, 0);
  }
  context.globalAlpha = 1;
  // One stroke of the brush for each colour: thousands of single ones would be felt.
  const [frames, steps, chosen, wrong] = [new Path2D(), new Path2D(), new Path2D(), new Path2D()];
  for (const { id, type, position, width = 0, height = 0, data, selected } of nodes) {
    if (type === 'note') continue;
    const frame = type === 'stepGroup' && data['collapsed'] !== true;
    const path = frame ? frames : (marks.get(id)?.errors ?? 0) > 0 ? wrong : selected ? chosen : steps;
    path.rect(position.x, position.y, Math.max(width, pixel), Math.max(height, pixel));
  }
  context.stroke(frames);
  for (const [path, colour] of [
    [steps, colours.line],
    [chosen, colours.accent],
    [wrong, colours.fail],
  ] as const) {
    context.fillStyle = colour;
    context.fill(path);
  }
}

interface View {
  transform: readonly [number, number, number];
  width: number;
  height: number;
}

function frameView(frame: HTMLDivElement, { scale, left, top }: Scale, { transform, width, height }: View): void {
  const [x, y, zoom] = transform;
  frame.style.width = `${(width / zoom) * scale}px`;
  frame.style.height = `${(height / zoom) * scale}px`;
  frame.style.transform = `translate(${left - (x / zoom) * scale}px, ${top - (y / zoom) * scale}px)`;
}

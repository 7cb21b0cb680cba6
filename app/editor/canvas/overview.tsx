import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { shallow } from 'zustand/shallow';
import { useWords } from '../../words/page';
import { membersByGroup } from '../document/groups';
import { listOf } from '../document/records';
import { lanesOf } from '../document/stages';
import { useEditorStore, type EditorState } from '../store';
import { drawCards } from './cards';
import { PILLS } from './geometry';

const SIZE = { width: 168, height: 116 };
/** Paper around the flow, in its own measure. */
const MARGIN = 160;
/** A drag changes the records at every frame; here it is enough to follow it now and then. */
const REST_MS = 120;

interface Picture {
  box: { x: number; y: number; width: number; height: number };
  /** Paths of rectangles by what they say. */
  steps: string;
  chosen: string;
  wrong: string;
  groups: string;
  lanes: string;
}

const rect = (x: number, y: number, width: number, height: number) => `M${x} ${y}h${width}v${height}h${-width}z`;

/** The whole flow in five paths, however many steps it has. */
function draw({ records, selected, marks, unfolded }: EditorState): Picture | null {
  const cards = drawCards(records, unfolded);
  const chosen = new Set(selected);
  const path = { steps: '', chosen: '', wrong: '', groups: '', lanes: '' };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { id, position } of listOf(records.nodes)) {
    const { width, height } = cards.get(id) ?? { width: 0, height: 0 };
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
    const which = (marks.get(id)?.errors ?? 0) > 0 ? 'wrong' : chosen.has(id) ? 'chosen' : 'steps';
    path[which] += rect(position.x, position.y, width, height);
  }
  if (!Number.isFinite(left)) return null;
  const box = {
    x: left - MARGIN,
    y: top - MARGIN,
    width: right - left + 2 * MARGIN,
    height: bottom - top + 2 * MARGIN,
  };
  for (const members of membersByGroup(records).values()) {
    if (members.length === 0) continue;
    const xs = members.map(({ position }) => position.x);
    const ys = members.map(({ position }) => position.y);
    const ends = members.map(({ id, position }) => position.y + (cards.get(id)?.height ?? 0) + PILLS);
    const [x, y] = [Math.min(...xs) - 40, Math.min(...ys) - 40];
    path.groups += rect(x, y, Math.max(...xs) + 288 - x, Math.max(...ends) + 20 - y);
  }
  for (const lane of lanesOf(records).slice(1)) path.lanes += `M${box.x} ${lane.top}h${box.width}`;
  return { box, ...path };
}

/** The whole flow small, in a corner: where one is, what is selected, what is wrong. Press or drag to go there. */
export function Overview() {
  const w = useWords();
  const editor = useEditorStore();
  const flow = useReactFlow();
  const [picture, setPicture] = useState<Picture | null>(null);
  const held = useRef(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const now = () => {
      timer = null;
      setPicture(draw(editor.getState()));
    };
    now();
    const stop = editor.subscribe((state, before) => {
      const same =
        state.records === before.records && state.selected === before.selected && state.marks === before.marks;
      if (!same) timer ??= setTimeout(now, REST_MS);
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [editor]);
  const paths = useMemo(() => picture && <Paths picture={picture} />, [picture]);
  if (!picture) return null;
  const { box } = picture;
  const goTo = (event: PointerEvent<SVGSVGElement>, duration: number) => {
    const at = event.currentTarget.getBoundingClientRect();
    const scale = Math.max(box.width / at.width, box.height / at.height);
    const x = box.x + box.width / 2 + (event.clientX - at.left - at.width / 2) * scale;
    const y = box.y + box.height / 2 + (event.clientY - at.top - at.height / 2) * scale;
    void flow.setCenter(x, y, { zoom: flow.getZoom(), duration });
  };
  return (
    <Panel position="bottom-right" className="m-3! mb-6! overflow-hidden rounded-card bg-float shadow-float">
      <svg
        role="img"
        aria-label={w('studio.overview')}
        width={SIZE.width}
        height={SIZE.height}
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        className="block cursor-pointer touch-none"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = true;
          goTo(event, 160);
        }}
        onPointerMove={(event) => held.current && goTo(event, 0)}
        onPointerUp={() => (held.current = false)}
        onWheel={(event) => void (event.deltaY > 0 ? flow.zoomOut() : flow.zoomIn())}
      >
        {paths}
        <Here unit={Math.max(box.width / SIZE.width, box.height / SIZE.height)} />
      </svg>
    </Panel>
  );
}

function Paths({ picture }: { picture: Picture }) {
  const { box } = picture;
  const unit = Math.max(box.width / SIZE.width, box.height / SIZE.height);
  return (
    <>
      <path d={picture.lanes} stroke="var(--line-strong)" strokeWidth={unit} />
      <path d={picture.groups} fill="none" stroke="var(--line-edge)" strokeWidth={unit} />
      <path d={picture.steps} fill="var(--line-edge)" />
      <path d={picture.chosen} fill="var(--accent)" />
      <path d={picture.wrong} fill="var(--fail)" />
    </>
  );
}

/** What is on screen. The only part that follows the hand while it pans. */
function Here({ unit }: { unit: number }) {
  const { x, y, width, height } = useStore(({ transform: [x, y, zoom], width, height }) => {
    return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  }, shallow);
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      rx={4 * unit}
      fill="var(--accent)"
      fillOpacity={0.08}
      stroke="var(--accent)"
      strokeWidth={1.5 * unit}
    />
  );
}

import type { Point } from '../document/commands';
import { readEnds, wirePath, type WireEnds } from './wire-path';

/** What the canvas draws now, by the ids of its nodes and wires. */
export interface DrawnFlow {
  /** The element in which it is drawn. */
  root: HTMLElement;
  positionOf(node: string): Point | undefined;
  /** The frames behind steps, each with the steps it holds. */
  frames: Iterable<{ id: string; members: readonly string[] }>;
}

interface Wire {
  group: SVGElement;
  paths: readonly Element[];
  was: string;
  ends: WireEnds;
  source: string;
  target: string;
}
interface Drawing {
  flow: DrawnFlow;
  cards: Map<string, HTMLElement>;
  wires: Wire[];
  /** The lasso's rectangle, which goes along. */
  lasso: HTMLElement | null;
}

const STILL: Point = { x: 0, y: 0 };

/**
 * What is dragged, drawn where the hand holds it: cards and wires move by style, and the document hears of it when they
 * are let go. As an edit for every move of the pointer, two hundred steps would be checked, saved and rendered anew sixty
 * times a second.
 */
export function createDragDrawing(find: () => DrawnFlow | null) {
  let drawing: Drawing | null = null;
  return {
    /** Draws nodes at new places; all that are dragged, every time. */
    move(places: ReadonlyMap<string, Point>): void {
      drawing ??= begin(find(), places);
      if (!drawing) return;
      const { flow, cards, wires, lasso } = drawing;
      const by = new Map<string, Point>();
      for (const [id, { x, y }] of places) {
        const from = flow.positionOf(id);
        if (from) by.set(id, { x: x - from.x, y: y - from.y });
      }
      const [together = STILL] = by.values();
      for (const { id, members } of flow.frames) if (members.every((member) => by.has(member))) by.set(id, together);
      for (const [id, card] of cards) card.style.translate = asTranslate(by.get(id) ?? STILL);
      if (lasso) lasso.style.translate = asTranslate(together);
      for (const wire of wires) drawWire(wire, by.get(wire.source) ?? STILL, by.get(wire.target) ?? STILL);
    },
    /** Puts everything back to where the document has it, before that hears of the new places. */
    end(): void {
      if (!drawing) return;
      const { cards, wires, lasso } = drawing;
      for (const card of [...cards.values(), ...(lasso ? [lasso] : [])]) card.style.translate = '';
      for (const { group, paths, was } of wires) {
        group.style.translate = '';
        for (const path of paths) path.setAttribute('d', was);
      }
      drawing = null;
    },
  };
}

function begin(flow: DrawnFlow | null, places: ReadonlyMap<string, Point>): Drawing | null {
  if (!flow) return null;
  const moved = new Set(places.keys());
  for (const { id, members } of flow.frames) if (members.every((member) => moved.has(member))) moved.add(id);
  const cards = new Map<string, HTMLElement>();
  for (const card of flow.root.querySelectorAll<HTMLElement>('.react-flow__node')) {
    const id = card.dataset.id ?? '';
    if (moved.has(id)) cards.set(id, card);
  }
  const wires: Wire[] = [];
  for (const group of flow.root.querySelectorAll<SVGElement>('.react-flow__edge')) {
    const { from: source = '', to: target = '', ends } = group.dataset;
    if (!ends || (!moved.has(source) && !moved.has(target))) continue;
    const paths = [...group.querySelectorAll('path')];
    const was = paths[0]?.getAttribute('d');
    if (was) wires.push({ group, paths, was, ends: readEnds(ends), source, target });
  }
  return { flow, cards, wires, lasso: flow.root.querySelector<HTMLElement>('.react-flow__nodesselection-rect') };
}

function drawWire({ group, paths, ends }: Wire, source: Point, target: Point): void {
  if (source.x === target.x && source.y === target.y) {
    group.style.translate = asTranslate(source);
    return;
  }
  const { path } = wirePath({
    ...ends,
    sourceX: ends.sourceX + source.x,
    sourceY: ends.sourceY + source.y,
    targetX: ends.targetX + target.x,
    targetY: ends.targetY + target.y,
  });
  for (const each of paths) each.setAttribute('d', path);
}

const asTranslate = ({ x, y }: Point) => `${x}px ${y}px`;

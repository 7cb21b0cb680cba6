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

/** A wire that is held at one end. */
interface StretchedWire {
  path: Element;
  ends: WireEnds;
  held: 'source' | 'target';
}
interface Drawing {
  flow: DrawnFlow;
  /** What goes along as it is: cards, the lasso's rectangle, wires between two cards that are dragged. */
  along: readonly (HTMLElement | SVGElement)[];
  stretched: readonly StretchedWire[];
  /** Wires that are drawn anew meanwhile. */
  hidden: readonly SVGElement[];
  /** Drawings of their own for those: a browser lays all of one out when a line of it changes. */
  added: readonly SVGElement[];
}

/**
 * What is dragged, drawn where the hand holds it: cards and wires move by style, and the document hears of it when they
 * are let go. As an edit for every move of the pointer, two hundred steps would be checked, saved and rendered anew sixty
 * times a second.
 */
export function createDragDrawing(find: () => DrawnFlow | null) {
  let drawing: Drawing | null = null;
  return {
    /** Draws nodes at new places; all that are dragged, every time. They keep their distances. */
    move(places: ReadonlyMap<string, Point>): void {
      drawing ??= begin(find(), places);
      const by = drawing && shiftOf(drawing.flow, places);
      if (!drawing || !by) return;
      for (const each of drawing.along) each.style.translate = `${by.x}px ${by.y}px`;
      for (const wire of drawing.stretched) stretch(wire, by);
    },
    /** Puts everything back to where the document has it, before that hears of the new places. */
    end(): void {
      if (!drawing) return;
      const { flow, along, hidden, added } = drawing;
      for (const each of along) each.style.translate = '';
      for (const each of hidden) each.style.visibility = '';
      for (const each of added) each.remove();
      flow.root.removeAttribute('data-moving');
      drawing = null;
    },
  };
}

function shiftOf(flow: DrawnFlow, places: ReadonlyMap<string, Point>): Point | null {
  for (const [id, { x, y }] of places) {
    const from = flow.positionOf(id);
    if (from) return { x: x - from.x, y: y - from.y };
  }
  return null;
}

function begin(flow: DrawnFlow | null, places: ReadonlyMap<string, Point>): Drawing | null {
  const wires = flow?.root.querySelector<SVGElement>('.wires');
  if (!flow || !wires) return null;
  // As while the paper moves (`canvas.css`).
  flow.root.setAttribute('data-moving', '');
  const moved = new Set(places.keys());
  for (const { id, members } of flow.frames) if (members.every((member) => moved.has(member))) moved.add(id);
  const cards = [...flow.root.querySelectorAll<HTMLElement>('.react-flow__node')].filter(({ dataset }) =>
    moved.has(dataset.id ?? ''),
  );
  const lasso = flow.root.querySelectorAll<HTMLElement>('.react-flow__nodesselection-rect');
  const [whole, single] = [wires.cloneNode() as SVGElement, wires.cloneNode() as SVGElement];
  const hidden: SVGElement[] = [];
  const stretched: StretchedWire[] = [];
  for (const wire of wires.querySelectorAll<SVGElement>('.react-flow__edge')) {
    const { from = '', to = '', ends } = wire.dataset;
    if (!ends || (!moved.has(from) && !moved.has(to))) continue;
    hidden.push(wire);
    const copy = wire.cloneNode(true) as SVGElement;
    const both = moved.has(from) && moved.has(to);
    (both ? whole : single).append(copy);
    const path = copy.querySelector('path');
    if (!both && path) stretched.push({ path, ends: readEnds(ends), held: moved.has(from) ? 'source' : 'target' });
  }
  for (const wire of hidden) wire.style.visibility = 'hidden';
  wires.after(whole, single);
  return { flow, along: [...cards, ...lasso, whole], stretched, hidden, added: [whole, single] };
}

function stretch({ path, ends, held }: StretchedWire, by: Point): void {
  const [x, y] = [`${held}X`, `${held}Y`] as const;
  path.setAttribute('d', wirePath({ ...ends, [x]: ends[x] + by.x, [y]: ends[y] + by.y }).path);
}

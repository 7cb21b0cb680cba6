import type { Node } from '@xyflow/react';
import { editorOf } from '../nodes';
import type { CardShape } from '../nodes/kind-editor';
import type { Lit, Mark } from '../store';
import type { Glyphs } from './glyphs';
import type { CanvasWire } from './use-flow-wires';
import { endsOf } from './wire-path';

export interface FarColours {
  line: string;
  surface: string;
  accent: string;
  fail: string;
  wait: string;
}

interface Tile {
  id: string;
  kind: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is drawn far away, gathered so that each kind of line and fill is one stroke of the brush. */
export interface Tiles {
  list: Tile[];
  wires: Path2D;
  thread: Path2D;
  cards: Path2D;
  chosen: Path2D;
  errors: Path2D;
  warnings: Path2D;
}

export interface Looks {
  selected: readonly string[];
  marks: ReadonlyMap<string, Mark>;
  lit: Lit | null;
}

export const isStep = (node: Pick<Node, 'type'>) => node.type === 'step';

const CORNERS: Record<CardShape, number> = { card: 8, pill: 30, bar: 2, people: 8 };

export function tilesOf(
  nodes: readonly Node[],
  lines: readonly CanvasWire[],
  kindOf: (id: string) => string,
  { selected, marks, lit }: Looks,
): Tiles {
  const [wires, thread, cards, chosen, errors, warnings] = Array.from({ length: 6 }, () => new Path2D());
  const tiles: Tiles = {
    list: [],
    wires: wires!,
    thread: thread!,
    cards: cards!,
    chosen: chosen!,
    errors: errors!,
    warnings: warnings!,
  };
  const picked = new Set(selected);
  const placed = new Map<string, Node>();
  for (const node of nodes) {
    placed.set(node.id, node);
    if (!isStep(node)) continue;
    const { id, position, width = 0, height = 0 } = node;
    const kind = kindOf(id);
    const { shape } = editorOf(kind);
    tiles.list.push({ id, kind, x: position.x, y: position.y, width, height });
    const path = picked.has(id) || lit?.nodes.has(id) ? tiles.chosen : tiles.cards;
    path.roundRect(position.x, position.y, width, height, Math.min(CORNERS[shape], height / 2));
    if (shape === 'people') path.roundRect(position.x - 10, position.y - 10, width + 20, height + 20, 12);
    const mark = marks.get(id);
    const into = mark?.errors ? tiles.errors : mark ? tiles.warnings : null;
    // As close by an octagon; an error is told from a warning by its size as well.
    if (into) octagon(into, position.x + width, position.y, mark?.errors ? 30 : 22);
  }
  for (const line of lines) {
    const ends = endsOf(placed.get(line.from), line.outlet, placed.get(line.to));
    if (!ends) continue;
    const { sourceX, sourceY, targetX, targetY } = ends;
    const path = lit?.edges.has(line.id) || picked.has(line.from) || picked.has(line.to) ? tiles.thread : tiles.wires;
    const turn = targetY > sourceY ? (sourceY + targetY) / 2 : sourceY + 24;
    path.moveTo(sourceX, sourceY);
    path.lineTo(sourceX, turn);
    path.lineTo(targetX, turn);
    path.lineTo(targetX, targetY);
  }
  return tiles;
}

function octagon(path: Path2D, x: number, y: number, radius: number): void {
  for (let corner = 0; corner < 8; corner++) {
    const turn = ((corner + 0.5) * Math.PI) / 4;
    path[corner === 0 ? 'moveTo' : 'lineTo'](x + radius * Math.cos(turn), y + radius * Math.sin(turn));
  }
  path.closePath();
}

/** Smaller than this on the screen, a glyph is a smudge. */
const LEAST_GLYPH = 4;
const GLYPH = 48;

export function paintFar(
  canvas: HTMLCanvasElement,
  tiles: Tiles,
  glyphs: Glyphs,
  colours: FarColours,
  [x, y, zoom]: readonly [number, number, number],
  { width, height }: { width: number; height: number },
): void {
  const fine = window.devicePixelRatio;
  if (canvas.width !== Math.round(width * fine)) canvas.width = Math.round(width * fine);
  if (canvas.height !== Math.round(height * fine)) canvas.height = Math.round(height * fine);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(fine * zoom, 0, 0, fine * zoom, fine * x, fine * y);
  const stroke = (path: Path2D, colour: string, pixels: number) => {
    context.strokeStyle = colour;
    context.lineWidth = pixels / zoom;
    context.stroke(path);
  };
  const fill = (path: Path2D, colour: string) => {
    context.fillStyle = colour;
    context.fill(path);
  };
  context.globalAlpha = 0.6;
  stroke(tiles.wires, colours.line, 0.5);
  context.globalAlpha = 1;
  stroke(tiles.thread, colours.accent, 1.5);
  fill(tiles.cards, colours.surface);
  stroke(tiles.cards, colours.line, 0.75);
  fill(tiles.chosen, colours.surface);
  stroke(tiles.chosen, colours.accent, 1.5);
  fill(tiles.errors, colours.fail);
  fill(tiles.warnings, colours.wait);
  if (GLYPH * zoom < LEAST_GLYPH) return;
  for (const tile of tiles.list) {
    const glyph = glyphs.get(tile.kind);
    const left = tile.x + (tile.width - GLYPH) / 2;
    const top = tile.y + (tile.height - GLYPH) / 2;
    const seen =
      (left + GLYPH) * zoom + x > 0 &&
      left * zoom + x < width &&
      (top + GLYPH) * zoom + y > 0 &&
      top * zoom + y < height;
    if (seen && glyph) context.drawImage(glyph, left, top, GLYPH, GLYPH);
  }
}

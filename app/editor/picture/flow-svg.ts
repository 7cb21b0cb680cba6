import type { Node } from '@xyflow/react';
import { NOTE_SIZE } from '../../../core/document';
import type { Words } from '../../words';
import { boundsOf, type Bounds } from '../canvas/bounds';
import { drawCards } from '../canvas/cards';
import { drawGroups, groupOfNode } from '../canvas/draw-groups';
import { PORT_SIZE, type CardGeometry } from '../canvas/geometry';
import { cutOff, linesOf, widthOf } from '../canvas/letters';
import { whatItDoes } from '../canvas/said-values';
import { boxOf } from '../canvas/card-box';
import { endsOf, wirePath } from '../canvas/wire-path';
import { listOf, type Records } from '../document/records';
import { lanesOf } from '../document/stages';
import { editorOf } from '../nodes';
import { outletLabel } from '../nodes/outlet-label';
import { stepName } from '../step-name';

/** The inks of a picture, as any program that opens one understands them. */
export type PictureColours = Readonly<Record<(typeof PICTURE_INKS)[number], string>>;
export const PICTURE_INKS = ['paper', 'surface', 'ink', 'ink-3', 'line', 'line-edge', 'wait-soft'] as const;

/** Room around what is drawn, also for the pills below the lowest card. */
const MARGIN = 48;
const PAD = 14;

/** The whole flow as a drawing to keep, to print and to show: every group open, whatever is in view or selected. */
export function flowSvg(records: Records, w: Words, colours: PictureColours): string {
  const cards = drawCards(records, new Set());
  const steps = listOf(records.nodes).flatMap((source) => {
    const geometry = cards.get(source.id);
    if (!geometry) return [];
    const node = { id: source.id, position: source.position, ...boxOf(geometry, editorOf(source.kind).shape) };
    return [{ source, geometry, selected: false, node }];
  });
  const placed = new Map<string, Node>(steps.map(({ node }) => [node.id, node]));
  const groups = [...drawGroups(steps, records.groups, new Set(), new Map()).values()];
  const notes = listOf(records.notes).map(({ text, position, size = NOTE_SIZE }) => ({ text, position, ...size }));
  const { x, y, width, height } = around(boundsOf([...placed.values(), ...groups, ...notes]));

  const soft = colours['ink-3'];

  const lanes = lanesOf(records).map(
    ({ name, top }) =>
      `<path d="M${x} ${top}H${x + width}" stroke="${colours.line}"/>` +
      write(name, { x: x + PAD, y: top + 22, room: width, ink: soft, weight: 500 }),
  );
  const frames = groups.map(({ id, position, width: wide = 0, height: high = 0 }) => {
    const name = records.groups.byId[groupOfNode(id) ?? '']?.name || w('studio.group.unnamed');
    const at = { x: position.x + PAD, y: position.y + 26, room: wide, ink: soft, weight: 500 };
    return box({ ...position, width: wide, height: high }, 'none', colours['line-edge']) + write(name, at);
  });
  const papers = notes.map(({ text, position, ...size }) => {
    const lines = text
      .split('\n')
      .flatMap((paragraph) => linesOf(paragraph, { across: size.width - 2 * PAD, size: SIZE }))
      .slice(0, Math.floor((size.height - PAD) / LEADING));
    const at = { x: position.x + PAD, y: position.y + 24, room: size.width };
    const written = lines.map((line, row) => write(line, { ...at, y: at.y + row * LEADING }));
    return box({ ...position, ...size }, colours['wait-soft'], colours.line) + written.join('');
  });
  const wires = listOf(records.edges).flatMap(({ from, outlet, to }) => {
    const ends = endsOf(placed.get(from), outlet, placed.get(to));
    return ends ? [`<path d="${wirePath(ends).path}" fill="none" stroke="${colours['line-edge']}"/>`] : [];
  });
  const drawn = steps.map(({ source, geometry }) => {
    const { position: at, kind, config } = source;
    const line = { x: at.x + PAD, y: at.y + 24, room: geometry.width - 2 * PAD };
    const labels = labelled(geometry).map(({ outlet, ...place }) => {
      const text = outletLabel(kind, config, outlet, w);
      const label = { ...place, x: at.x + place.x, y: at.y + place.y, size: SMALL, ink: soft };
      return (place.anchor === 'middle' ? pill(text, label, colours) : '') + write(text, label);
    });
    const ports = geometry.ports.map((port) => {
      const [cx, cy] = [at.x + port.x + PORT_SIZE / 2, at.y + port.y + PORT_SIZE / 2];
      return `<circle cx="${cx}" cy="${cy}" r="4" fill="${colours.surface}" stroke="${colours['line-edge']}"/>`;
    });
    return [
      box({ ...at, width: geometry.width, height: geometry.height }, colours.surface, colours['line-edge']),
      write(stepName(records, source.id, w), { ...line, weight: 500 }),
      editorOf(kind).shape === 'bar'
        ? ''
        : write(whatItDoes(source, w), { ...line, y: at.y + 44, size: 12, ink: soft }),
      ...ports,
      ...labels,
    ].join('');
  });

  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" ` +
    `font-family="Inter, system-ui, sans-serif" fill="${colours.ink}">` +
    `<title>${escaped(records.single.name)}</title>` +
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colours.paper}"/>` +
    [...lanes, ...frames, ...wires, ...drawn, ...papers].join('') +
    '</svg>'
  );
}

/** What a name below a port stands on, so that no wire runs through it. */
function pill(text: string, { x, y, room }: Line, { surface, line }: PictureColours): string {
  const width = Math.min(room, widthOf(cut(text, room, SMALL), SMALL) + 12);
  return box({ x: x - width / 2, y: y - 12, width, height: 17 }, surface, line);
}

interface Line {
  x: number;
  y: number;
  /** What does not fit into so much is cut off. */
  room: number;
  size?: number;
  weight?: number;
  ink?: string;
  anchor?: 'start' | 'middle' | 'end';
}

function write(text: string, { x, y, room, size = SIZE, weight = 400, ink, anchor = 'start' }: Line): string {
  const fill = ink === undefined ? '' : ` fill="${ink}"`;
  const font = `font-size="${size}" font-weight="${weight}" text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" ${font}${fill}>${escaped(cut(text, room, size))}</text>`;
}

const box = ({ x, y, width, height }: Bounds, fill: string, stroke: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${fill}" stroke="${stroke}"/>`;

const around = (bounds: Bounds | null): Bounds => {
  const { x, y, width, height } = bounds ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
};

/** Where the outlets' names stand, inside the card's box: below their ports, or in their rows. */
function labelled({ layout, width, ports }: CardGeometry): (Line & { outlet: string })[] {
  if (layout === 'rows')
    return ports.map(({ outlet, y, side }) => {
      const left = side === 'left';
      const anchor = left ? 'start' : 'end';
      return { outlet, x: left ? PAD : width - PAD, y: y + PORT_SIZE - 1, room: width - 2 * PAD, anchor };
    });
  if (layout !== 'pills') return [];
  return ports.map(({ outlet, x, y }) => {
    return { outlet, x: x + PORT_SIZE / 2, y: y + 26, room: width / ports.length - 8, anchor: 'middle' };
  });
}

const SIZE = 14;
const SMALL = 11;
const LEADING = 20;
const cut = (text: string, room: number, size: number): string =>
  cutOff(text.split('\n', 1)[0] ?? '', { across: room, size });

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  // What XML has no place for, as pasted texts bring it along.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

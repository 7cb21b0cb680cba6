import type { CardShape } from '../nodes/kind-editor';

/** Everything about a card's size is computed, never measured: the server draws it, and off-screen nodes count too. */
export const CARD_WIDTH = 248;
const HEAD = 60;
/** A third line, where there are contact rules to tell. */
const BADGES = 22;
const ROW = 24;
const BAR = 36;
const PORT = 10;
/** Pills hang below the lower edge, outside of the card's box. */
export const PILLS = 30;
/** Up to this many outlets stand side by side on the lower edge; more become rows. */
const SIDE_BY_SIDE = 3;

export interface Port {
  outlet: string;
  /** Top left of the port, inside the card's box. */
  x: number;
  y: number;
  side: 'bottom' | 'right' | 'left';
}
export interface CardGeometry {
  width: number;
  height: number;
  /** Its lines above the outlets. */
  head: number;
  layout: 'none' | 'single' | 'pills' | 'rows';
  ports: readonly Port[];
  /** Rows that are folded into one last line. */
  folded: number;
}

/** An outlet to draw. A `primary` one is always shown; the others fold away while nothing leaves by them. */
export interface DrawnOutlet {
  name: string;
  primary: boolean;
  wired: boolean;
  /** Its target stands to the left: as a row it leaves on that side. */
  left?: boolean;
}

/** Where the ports are and how large the card is. Above three ways out, what is neither expected nor wired folds away. */
export function cardGeometry(
  shape: CardShape,
  outlets: readonly DrawnOutlet[],
  unfolded: boolean,
  badges = false,
): CardGeometry {
  const head = (shape === 'bar' ? BAR : HEAD) + (badges ? BADGES : 0);
  const base = { width: CARD_WIDTH, head, folded: 0 };
  if (outlets.length === 0) return { ...base, height: head, layout: 'none', ports: [] };
  if (outlets.length <= SIDE_BY_SIDE) {
    const slot = CARD_WIDTH / outlets.length;
    const ports = outlets.map(({ name }, at): Port => {
      return { outlet: name, x: Math.round(slot * (at + 0.5) - PORT / 2), y: head - PORT / 2, side: 'bottom' };
    });
    return { ...base, height: head, layout: outlets.length === 1 ? 'single' : 'pills', ports };
  }
  const shown = unfolded ? outlets : outlets.filter(({ primary, wired }) => primary || wired);
  const folded = outlets.length - shown.length;
  const rows = shown.length + (folded > 0 ? 1 : 0);
  const ports = shown.map(({ name, left }, at): Port => {
    const y = head + at * ROW + (ROW - PORT) / 2;
    return left
      ? { outlet: name, x: -PORT / 2, y, side: 'left' }
      : { outlet: name, x: CARD_WIDTH - PORT / 2, y, side: 'right' };
  });
  return { ...base, folded, height: head + rows * ROW + 4, layout: 'rows', ports };
}

export const PORT_SIZE = PORT;
export const ROW_HEIGHT = ROW;
export const HEAD_HEIGHT = HEAD;

/** Top left of the port that wires lead to, inside the card's box. */
export const entryOf = ({ width }: Pick<CardGeometry, 'width'>) => ({ x: width / 2 - PORT / 2, y: 0 });

/** How far down a card reaches with the pills that hang from it. */
export const heightWithPills = ({ height, layout }: Pick<CardGeometry, 'height' | 'layout'>): number =>
  layout === 'pills' ? height + PILLS : height;

/** A text as its author sees it: words, and values that stand in it as chips. */
export type Piece = { type: 'text'; text: string } | Chip;

export interface Chip {
  type: 'chip';
  /** The Liquid itself, as it was written: printing it back changes nothing. */
  source: string;
  /** The dotted path it prints. */
  path: string;
  /** What is said where there is no value; null: nothing was written for that case. */
  fallback: string | null;
  /** It does more than print a value with a fallback: it is changed as code. */
  rich: boolean;
}

/** An output that begins with a plain path. Quoted texts may hold anything but their own quote. */
const OUTPUT = /\{\{-?\s*([A-Za-z_][\w-]*(?:\.[\w-]+)*)\s*((?:\|(?:'[^']*'|"[^"]*"|[^'"{}])*)?)-?\}\}/g;
const DEFAULT = /^\|\s*default:\s*(?:'([^']*)'|"([^"]*)")\s*$/;
const ANY_DEFAULT = /\|\s*default:\s*(?:'([^']*)'|"([^"]*)")/;

/**
 * Reads a Liquid source as pieces. Tags and outputs that are no plain path stay words, so that
 * `print(piecesOf(source)) === source` for any source at all.
 *
 * @example piecesOf("Hola {{ contact.name | default: 'amiga' }}") // 'Hola ', then a chip with the fallback 'amiga'
 */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of source.matchAll(OUTPUT)) {
    const [whole, path = '', filters = ''] = match;
    if (match.index > end) pieces.push({ type: 'text', text: source.slice(end, match.index) });
    const only = DEFAULT.exec(filters);
    const among = only ?? ANY_DEFAULT.exec(filters);
    pieces.push({
      type: 'chip',
      source: whole,
      path,
      fallback: among ? (among[1] ?? among[2] ?? '') : null,
      rich: filters !== '' && !only,
    });
    end = match.index + whole.length;
  }
  if (end < source.length) pieces.push({ type: 'text', text: source.slice(end) });
  return pieces;
}

/** The source of pieces: what `piecesOf` read. */
export const print = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.type === 'text' ? piece.text : piece.source)).join('');

/** The edge of the chip that a place of the source lies in; the place itself where it lies in none. */
export function chipEdge(source: string, place: number, side: 'before' | 'after'): number {
  let from = 0;
  for (const piece of piecesOf(source)) {
    const to = from + (piece.type === 'text' ? piece.text : piece.source).length;
    if (piece.type === 'chip' && place > from && place < to) return side === 'before' ? from : to;
    from = to;
  }
  return place;
}

/**
 * The Liquid of a value with its fallback. Liquid knows no escapes in a text, so a fallback with both kinds of quotes
 * gets a typographic one.
 *
 * @example chipSource('contact.name', 'amiga') // "{{ contact.name | default: 'amiga' }}"
 */
export function chipSource(path: string, fallback: string | null): string {
  if (fallback === null || fallback === '') return `{{ ${path} }}`;
  if (!fallback.includes("'")) return `{{ ${path} | default: '${fallback}' }}`;
  return `{{ ${path} | default: "${fallback.replaceAll('"', '”')}" }}`;
}

/** Whether the pieces of two sources are drawn with the same chips. */
export const sameChips = (a: readonly Piece[], b: readonly string[]): boolean => {
  const chips = a.filter((piece) => piece.type === 'chip');
  return chips.length === b.length && chips.every((chip, at) => chip.source === b[at]);
};

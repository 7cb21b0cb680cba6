/** How a text is looked for. */
export interface FindOptions {
  /** Capitals matter. */
  case: boolean;
  /** Only where no letter or digit stands before or after. */
  whole: boolean;
  /** Accents matter: without it `más` finds `mas`. */
  accents: boolean;
}
export interface Span {
  from: number;
  to: number;
}

const MARKS = /\p{M}/u;
const WORD = /[\p{L}\p{N}_]/u;

/** A text as it is compared, and for each of its signs where it stood in the original. */
function fold(text: string, { case: cased, accents }: FindOptions): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    let plain = accents ? sign : [...sign.normalize('NFD')].filter((part) => !MARKS.test(part)).join('');
    if (!cased) plain = plain.toLowerCase();
    for (let unit = 0; unit < plain.length; unit += 1) places.push(at);
    folded += plain;
    at += sign.length;
  }
  places.push(text.length);
  return { folded, places };
}

/**
 * Where `wanted` stands in a text, from left to right, never overlapping.
 * @example matchesOf('Vale $45.000', '45.000', { case: false, whole: true, accents: false }) // [{ from: 6, to: 12 }]
 */
export function matchesOf(text: string, wanted: string, options: FindOptions): Span[] {
  const needle = fold(wanted, options).folded;
  if (needle === '') return [];
  const { folded, places } = fold(text, options);
  const spans: Span[] = [];
  for (let at = folded.indexOf(needle); at >= 0;) {
    const from = places[at] ?? 0;
    const to = places[at + needle.length] ?? text.length;
    const free = !options.whole || (isEdge(text, from, -1) && isEdge(text, to, 0));
    // A sign that folds to two, such as `ß`, is found whole or not at all.
    const found = free && to > from && places[at - 1] !== from;
    if (found) spans.push({ from, to });
    at = folded.indexOf(needle, found ? at + needle.length : at + 1);
  }
  return spans;
}

const isEdge = (text: string, at: number, step: -1 | 0): boolean => !WORD.test(text[at + step] ?? ' ');

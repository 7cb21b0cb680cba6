import type { FlowDocument } from '../document';
import { matchesOf, type FindOptions, type Span } from './match';
import { placesOf, textAt, withText, type Place } from './places';
import { variableSpans } from './variable';

/** What is looked for: a text anywhere, or a variable by its name. */
export type FindQuery = { mode: 'text'; text: string; options: FindOptions } | { mode: 'variable'; name: string };

/** One find: a stretch of one text. */
export interface Occurrence extends Place, Span {
  /** Tells it from every other find of the same document. */
  id: string;
}

/** A text before and after a replacement: enough to take it back. */
export interface Spot {
  path: readonly string[];
  before: string;
  after: string;
}

/** Every find in a flow, in the order of the document. Pure and total. */
export function findIn(document: FlowDocument, query: FindQuery): Occurrence[] {
  return placesOf(document).flatMap((place) => {
    const spans =
      query.mode === 'text' ? matchesOf(place.text, query.text, query.options) : variableSpans(place, query.name);
    return spans.map((span) => ({ ...place, ...span, id: `${place.path.join('/')}@${span.from}` }));
  });
}

/**
 * Puts `replacement` in place of the chosen finds. The spots say what changed, one a text.
 * @example replaceIn(document, findIn(document, query), '49.900').document
 */
export function replaceIn(
  document: FlowDocument,
  chosen: readonly Occurrence[],
  replacement: string,
): { document: FlowDocument; spots: Spot[] } {
  const byPlace = new Map<string, Occurrence[]>();
  for (const find of chosen) {
    const key = find.path.join('/');
    byPlace.set(key, [...(byPlace.get(key) ?? []), find]);
  }
  let next = document;
  const spots: Spot[] = [];
  for (const finds of byPlace.values()) {
    const [first] = finds;
    if (!first || textAt(document, first.path) !== first.text) continue;
    const { path, text: before } = first;
    const after = replaceSpans(before, finds, replacement);
    if (after === before || (first.number && String(Number(after)) !== after)) continue;
    next = withText(next, path, after);
    spots.push({ path, before, after });
  }
  return { document: next, spots };
}

/** A text with `replacement` in place of each stretch. */
export function replaceSpans(text: string, spans: readonly Span[], replacement: string): string {
  return [...spans]
    .sort((a, b) => b.from - a.from)
    .reduce((now, { from, to }) => now.slice(0, from) + replacement + now.slice(to), text);
}

/** Takes spots back where their text still stands; those that were edited since are left alone, and named. */
export function revertIn(
  document: FlowDocument,
  spots: readonly Spot[],
): { document: FlowDocument; reverted: number; kept: Spot[] } {
  let next = document;
  const kept: Spot[] = [];
  for (const spot of spots) {
    if (textAt(next, spot.path) === spot.after) next = withText(next, spot.path, spot.before);
    else kept.push(spot);
  }
  return { document: next, reverted: spots.length - kept.length, kept };
}

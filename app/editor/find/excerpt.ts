import type { Span } from '../../../core/find/match';
import { chipEdge } from '../compose/chips';

/** A find with what stands around it, on one line. Values in the text stay whole: one that holds a part of the find is of it. */
export interface Excerpt {
  before: string;
  hit: string;
  after: string;
  /** What stands there once the find is replaced; null: nothing has been written yet. */
  instead: string | null;
}

const AROUND = 34;

/**
 * @example excerptOf('Hoy vale 45.000 pesos', { from: 9, to: 15 }, '49.900')
 *   // { before: 'Hoy vale ', hit: '45.000', after: ' pesos', instead: '49.900' }
 */
export function excerptOf(text: string, find: Span, replacement: string | null): Excerpt {
  const from = chipEdge(text, find.from, 'before');
  const to = chipEdge(text, find.to, 'after');
  const flat = (part: string) => part.replace(/\s+/g, ' ');
  const start = from <= AROUND ? 0 : chipEdge(text, wordAfter(text, from - AROUND, from), 'before');
  const end = text.length - to <= AROUND ? text.length : chipEdge(text, wordBefore(text, to + AROUND, to), 'after');
  return {
    before: `${start > 0 ? '…' : ''}${flat(text.slice(start, from))}`,
    hit: text.slice(from, to),
    after: `${flat(text.slice(to, end))}${end < text.length ? '…' : ''}`,
    instead: replacement === null ? null : text.slice(from, find.from) + replacement + text.slice(find.to, to),
  };
}

/** Where the next word begins, or `at` if there is none before `most`. */
function wordAfter(text: string, at: number, most: number): number {
  const gap = text.slice(at - 1, most).search(/\s\S/);
  return gap === -1 ? at : at + gap;
}

/** Where the last word ends, or `at` if there is none after `least`. */
function wordBefore(text: string, at: number, least: number): number {
  const whole = /^[\s\S]*\S(?=\s)/.exec(text.slice(least, at + 1));
  return whole ? least + whole[0].length : at;
}

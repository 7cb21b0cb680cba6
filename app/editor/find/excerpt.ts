import type { Span } from '../../../core/find/match';

/** A find with what stands around it, on one line. */
export interface Excerpt {
  before: string;
  hit: string;
  after: string;
}

const AROUND = 34;

/** @example excerptOf('Hoy vale 45.000 pesos', { from: 9, to: 15 }) // { before: 'Hoy vale ', hit: '45.000', after: ' pesos' } */
export function excerptOf(text: string, { from, to }: Span): Excerpt {
  const flat = (part: string) => part.replace(/\s+/g, ' ');
  const start = from <= AROUND ? 0 : wordAfter(text, from - AROUND, from);
  const end = text.length - to <= AROUND ? text.length : wordBefore(text, to + AROUND, to);
  return {
    before: `${start > 0 ? '…' : ''}${flat(text.slice(start, from))}`,
    hit: text.slice(from, to),
    after: `${flat(text.slice(to, end))}${end < text.length ? '…' : ''}`,
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

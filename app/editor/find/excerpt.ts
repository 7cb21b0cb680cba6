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
  const start = from <= AROUND ? 0 : from - AROUND;
  const end = text.length - to <= AROUND ? text.length : to + AROUND;
  return {
    before: `${start > 0 ? '…' : ''}${flat(text.slice(start, from))}`,
    hit: text.slice(from, to),
    after: `${flat(text.slice(to, end))}${end < text.length ? '…' : ''}`,
  };
}

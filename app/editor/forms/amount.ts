import type { Duration } from '../../../core/document';

/** What somebody typed as an amount of time: whole numbers are all that a wait is counted in. */
export type Amount =
  | { read: true; amount: number }
  | { read: false; wrong: 'empty' }
  | { read: false; wrong: 'range' }
  /** A part of a unit, and the same length in whole ones of a smaller unit, where there is one. */
  | { read: false; wrong: 'whole'; instead: Duration | null };

export const MOST_AMOUNT = 100_000;
const SMALLER: Partial<Record<Duration['unit'], [times: number, unit: Duration['unit']]>> = {
  weeks: [7, 'days'],
  days: [24, 'hours'],
  hours: [60, 'minutes'],
};

/**
 * Reads an amount of time as it stands in its field.
 * @example readAmount('1.5', 'hours') // not whole; instead 90 minutes
 */
export function readAmount(text: string, unit: Duration['unit']): Amount {
  const amount = Number(text);
  if (text.trim() === '' || Number.isNaN(amount)) return { read: false, wrong: 'empty' };
  if (amount < 0 || amount > MOST_AMOUNT) return { read: false, wrong: 'range' };
  return Number.isInteger(amount)
    ? { read: true, amount }
    : { read: false, wrong: 'whole', instead: inWhole(amount, unit) };
}

function inWhole(amount: number, unit: Duration['unit']): Duration | null {
  const smaller = SMALLER[unit];
  if (!smaller) return null;
  // Decimals are not exact in binary: 1.1 hours are 66 minutes.
  const inSmaller = Math.round(amount * smaller[0] * 1e6) / 1e6;
  if (inSmaller > MOST_AMOUNT) return null;
  return Number.isInteger(inSmaller) ? { amount: inSmaller, unit: smaller[1] } : inWhole(inSmaller, smaller[1]);
}

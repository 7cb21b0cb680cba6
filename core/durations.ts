import type { Duration } from './document';
import type { Instant } from './json';
import { fromLocal, toLocal } from './zones';

const EXACT = { seconds: 1000, minutes: 60_000, hours: 3_600_000 } as const;
const DAY = 86_400_000;
/** The last instant a Date can hold; a wait beyond it is clamped, never NaN. */
const LAST = 8.64e15;

/**
 * `at` plus a duration. Seconds, minutes and hours are exact; days, weeks and months keep the wall clock of `zone`
 * (a day across a DST change is 23 or 25 hours), and the 31st plus a month is the last day of a shorter one.
 * @example addDuration(at, { amount: 1, unit: 'days' }, 'America/Bogota')
 */
export function addDuration(at: Instant, duration: Duration, zone: string): Instant {
  const { amount, unit } = duration;
  if (unit === 'hours' || unit === 'minutes' || unit === 'seconds') return clamp(at + amount * EXACT[unit]);
  if (amount === 0) return at;
  const local = toLocal(zone, at);
  if (unit === 'months') return clamp(fromLocal(zone, addMonths(local, amount)));
  return clamp(fromLocal(zone, local + amount * (unit === 'weeks' ? 7 : 1) * DAY));
}

function addMonths(local: number, months: number): number {
  const date = new Date(local);
  const day = date.getUTCDate();
  const month = date.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const time = local - Math.floor(local / DAY) * DAY;
  return Date.UTC(date.getUTCFullYear(), month, Math.min(day, lastDay)) + time;
}

function clamp(at: number): Instant {
  return Number.isNaN(at) ? LAST : Math.min(at, LAST);
}

/** A duration's length for comparisons, in milliseconds, with months of 30 days. */
export function roughMs(duration: Duration): number {
  const { amount, unit } = duration;
  if (unit === 'days') return amount * DAY;
  if (unit === 'weeks') return amount * 7 * DAY;
  if (unit === 'months') return amount * 30 * DAY;
  return amount * EXACT[unit];
}

/**
 * The next moment at or after `at` when the zone's clock shows `minute` (of the day), on one of the ISO weekdays
 * (1 Monday to 7 Sunday; none given: any day).
 */
export function nextTimeOfDay(at: Instant, minute: number, weekdays: readonly number[], zone: string): Instant {
  const today = Math.floor(toLocal(zone, at) / DAY) * DAY;
  for (let day = 0; day <= 8; day += 1) {
    const local = today + day * DAY + minute * 60_000;
    const weekday = ((Math.floor(local / DAY) + 3) % 7) + 1;
    if (weekdays.length > 0 && !weekdays.includes(weekday)) continue;
    const instant = fromLocal(zone, local);
    if (instant >= at) return instant;
  }
  return at;
}

const ISO_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a moment from a JSON value: an ISO 8601 date or date-time (without an offset: the wall clock of `zone`), or
 * milliseconds since 1970. Null if it is none.
 */
export function readInstant(value: unknown, zone: string): Instant | null {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= LAST ? value : null;
  if (typeof value !== 'string' || value.length > 40) return null;
  const match = ISO_DATE.exec(value.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
    fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000),
  );
  const date = new Date(local);
  // 31 February and 25:00 are no dates, though Date.UTC takes them.
  if (date.getUTCDate() !== Number(day) || date.getUTCHours() !== Number(hour ?? 0)) return null;
  if (Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
  if (offset === undefined) return fromLocal(zone, local);
  if (/z/i.test(offset)) return local;
  const sign = offset.startsWith('-') ? 1 : -1;
  const digits = offset.slice(1).replace(':', '');
  return local + sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

import { IANAZone } from 'luxon';
import type { Instant } from '../json';

/**
 * Wall-clock arithmetic by cached offsets: a decision reads the hour of a contact's day, and asking Intl each time would cost more
 * than all its rules together. An offset is looked up once per zone and UTC day; on a day with a change, its exact instant.
 */
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** A moment on the wall of one zone. `day` counts days since 1970-01-01, `weekday` is ISO 1 (Monday) to 7. */
export interface LocalTime {
  day: number;
  weekday: number;
  /** Minutes since midnight on the clock's face. */
  minute: number;
}

interface DayOffsets {
  before: number;
  after: number;
  change: Instant;
}
interface ZoneCache {
  zone: IANAZone;
  days: Map<number, DayOffsets>;
}
const zones = new Map<string, ZoneCache | null>();
/** Names come from outside: the caches are emptied rather than let grow. */
const MOST_ZONES = 1000;
const MOST_DAYS = 800;

function cacheOf(zone: string): ZoneCache | null {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  if (zones.size >= MOST_ZONES) zones.clear();
  const made = IANAZone.isValidZone(zone) ? { zone: IANAZone.create(zone), days: new Map<number, DayOffsets>() } : null;
  zones.set(zone, made);
  return made;
}

/** Whether this machine knows the zone. */
export function isZone(zone: string): boolean {
  return cacheOf(zone) !== null;
}

function dayOffsets(cache: ZoneCache, utcDay: number): DayOffsets {
  const known = cache.days.get(utcDay);
  if (known) return known;
  if (cache.days.size >= MOST_DAYS) cache.days.clear();
  const start = utcDay * DAY;
  const before = cache.zone.offset(start) * MINUTE;
  const after = cache.zone.offset(start + DAY) * MINUTE;
  let change = start + DAY;
  if (before !== after) {
    let low = start;
    while (change - low > 1) {
      const middle = Math.floor((low + change) / 2);
      if (cache.zone.offset(middle) * MINUTE === before) low = middle;
      else change = middle;
    }
  }
  const made = { before, after, change };
  cache.days.set(utcDay, made);
  return made;
}

/** The zone's distance from UTC at an instant, in milliseconds; 0 for a zone nobody knows. */
export function offsetAt(zone: string, at: Instant): number {
  const cache = cacheOf(zone);
  if (!cache || !Number.isFinite(at)) return 0;
  const day = dayOffsets(cache, Math.floor(at / DAY));
  return at < day.change ? day.before : day.after;
}

/** What the clock on the wall shows. */
export function localTime(zone: string, at: Instant): LocalTime {
  const local = at + offsetAt(zone, at);
  const day = Math.floor(local / DAY);
  return { day, weekday: weekdayOf(day), minute: Math.floor((local - day * DAY) / MINUTE) };
}

/** ISO weekday of a day number. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/**
 * The first instant at which the wall shows this day and minute or later: the first of the two where the clock is set back, the
 * moment of the change where the hour is skipped (midnight in Santiago, when summer time begins).
 */
export function instantOf(zone: string, day: number, minute: number): Instant {
  const wall = day * DAY + minute * MINUTE;
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  const first = wall - before;
  if (offsetAt(zone, first) === before) return first;
  const second = wall - after;
  if (offsetAt(zone, second) === after) return second;
  // Skipped by the clock: between `second` (still the old offset) and `first` (already the new one) lies the change.
  let low = second;
  let high = first;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Day number of a calendar date; month 1 to 12. */
export function dayOf(year: number, month: number, date: number): number {
  return Math.floor(Date.UTC(year, month - 1, date) / DAY);
}

/** Year, month (1 to 12) and date of a day number (civil-from-days on the proleptic Gregorian calendar). */
export function dateOf(day: number): { year: number; month: number; date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** `YYYY-MM-DD` of a day number. */
export function isoDate(day: number): string {
  const { year, month, date } = dateOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

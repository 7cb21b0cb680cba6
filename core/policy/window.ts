import type { Instant } from '../json';
import { COUNTED_STATES, type DeliveryState } from '../vocabulary';
import type { Cap, PolicyFacts } from './types';
import { HOUR, dateOf, dayOf, instantOf, localTime } from './zone';

type Entry = PolicyFacts['deliveries'][number];

const COUNTED: ReadonlySet<DeliveryState> = new Set(COUNTED_STATES);

/** Whether a ledger entry holds a place in the caps. */
export function holdsPlace(entry: Entry): boolean {
  return entry.inConversation !== true && COUNTED.has(entry.state);
}

/**
 * The stretch of time in which a cap counts at `now`: entries with `at >= from`. A calendar window ends for all of them at `ends`; in
 * a rolling one (`ends` null) each entry leaves exactly `hours` after its own instant.
 */
export function windowAt(window: Cap['window'], zone: string, now: Instant): { from: Instant; ends: Instant | null } {
  if ('rolling' in window) return { from: now - window.hours * HOUR + 1, ends: null };
  const { day, weekday } = localTime(zone, now);
  if (window.calendar === 'day') return { from: instantOf(zone, day, 0), ends: instantOf(zone, day + 1, 0) };
  if (window.calendar === 'week') {
    const monday = day - weekday + 1;
    return { from: instantOf(zone, monday, 0), ends: instantOf(zone, monday + 7, 0) };
  }
  const { year, month } = dateOf(day);
  return { from: instantOf(zone, dayOf(year, month, 1), 0), ends: instantOf(zone, dayOf(year, month + 1, 1), 0) };
}

/** When the count of a full rolling window falls below `max`: when the newest `max`-th of its entries leaves. */
export function rollingRelease(times: readonly Instant[], max: number, hours: number): Instant {
  const newestFirst = [...times].sort((a, b) => b - a);
  return (newestFirst[max - 1] ?? newestFirst[0] ?? 0) + hours * HOUR;
}

import type { Instant } from '../json';
import type { DayHours } from './types';
import { instantOf, type LocalTime, weekdayOf } from './zone';

/** Open stretches by weekday, and the days that are closed whatever their weekday. */
export interface Opening {
  days: DayHours;
  /** Why a day is closed (a holiday's name), or null. */
  closed: (day: number) => string | null;
}

/** Further than any run of closed days; beyond it the doors never open. */
const HORIZON_DAYS = 400;

/** Whether the doors are open at a moment on the wall. The end of a stretch is closed already. */
export function isOpen(opening: Opening, local: LocalTime): boolean {
  const stretches = opening.days[local.weekday];
  if (!stretches?.some(([from, to]) => local.minute >= from && local.minute < to)) return false;
  return opening.closed(local.day) === null;
}

/** The next instant after `now` at which the doors open, or null when they never do. */
export function nextOpening(opening: Opening, zone: string, now: Instant, local: LocalTime): Instant | null {
  for (let day = local.day; day <= local.day + HORIZON_DAYS; day++) {
    const stretches = opening.days[weekdayOf(day)];
    if (!stretches || stretches.length === 0 || opening.closed(day) !== null) continue;
    let best: Instant | null = null;
    for (const [from, to] of stretches) {
      // A stretch that the clock skips whole (summer time begins) never opens.
      const at = instantOf(zone, day, from);
      if (from < to && at > now && at < instantOf(zone, day, to) && (best === null || at < best)) best = at;
    }
    if (best !== null) return best;
  }
  return null;
}

import type { Instant } from '../../core/json';
import { dayOf, instantOf } from '../../core/policy/zone';

/** The last millisecond of a calendar day where somebody lives. */
export function endOfDay(date: string, zone: string): Instant {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return instantOf(zone, dayOf(year, month, day) + 1, 0) - 1;
}

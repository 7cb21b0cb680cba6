import type { Instant } from './json';

/** A customer who was handed to a person is answered within so long, until SLA tables say otherwise. */
export const FIRST_REPLY_MS = 15 * 60 * 1000;

/** From this share of the time on, the clock warns. */
const WARN_AT = 0.75;

/** How the clock of a first answer stands: time enough, little of it, or none. */
export function firstReplyClock(due: Instant, now: Instant): 'calm' | 'soon' | 'late' {
  if (now >= due) return 'late';
  return due - now <= FIRST_REPLY_MS * (1 - WARN_AT) ? 'soon' : 'calm';
}

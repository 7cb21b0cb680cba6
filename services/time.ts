import type { Instant } from '../core/json';
import type { Pace } from '../db/schema/runs';

/**
 * The one place where a run's own time and the clock's meet. A run without a pace lives by the clock; a test run at a pace lives
 * `factor` times faster, from an origin that both know.
 */

/** The run's time at a moment of the clock. */
export function toRunTime(pace: Pace | null, clock: Instant): Instant {
  return pace ? Math.round(pace.run + (clock - pace.clock) * pace.factor) : clock;
}

/** The clock's time at a moment of the run. Rounded up: a wake never comes early. */
export function toClockTime(pace: Pace | null, run: Instant): Instant {
  if (!pace) return run;
  const clock = Math.ceil(pace.clock + (run - pace.run) / pace.factor);
  // A day in a second: so many milliseconds of a run in one of the clock's are finer than a number of this size can tell.
  return toRunTime(pace, clock) < run ? clock + 1 : clock;
}

/** A pace that starts now and plays so many run milliseconds a clock millisecond. */
export function paceFrom(clock: Instant, factor: number, run: Instant = clock): Pace {
  return { clock, run, factor };
}

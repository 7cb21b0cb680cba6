import type { Instant } from '../core/json';
import type { Sql } from '../db/client';

/** The one clock. Everything that asks for the time of day asks it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): Instant;
}

/**
 * A clock anchored to the database's, so that every process of an installation agrees whatever its own machine says.
 * @param offset milliseconds added to it: tests, bench and chaos set their day this way, the same in every process
 */
export async function databaseClock(sql: Sql, offset = 0): Promise<Clock> {
  const before = Date.now();
  const [row] = await sql<{ now: string }[]>`select (extract(epoch from clock_timestamp()) * 1000)::text as now`;
  const anchor = Number(row?.now ?? before) - (before + Date.now()) / 2 + offset;
  return { now: () => Math.round(Date.now() + anchor) };
}

/** A clock that stands still until it is moved: for tests. */
export function manualClock(start: Instant): Clock & { set(at: Instant): void; advance(ms: number): void } {
  let at = start;
  return {
    now: () => at,
    set: (to) => {
      at = to;
    },
    advance: (ms) => {
      at += ms;
    },
  };
}

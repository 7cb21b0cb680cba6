import type { Sql } from 'postgres';

export interface QuietOptions {
  patienceMs?: number;
  /** So many sends may be with their provider: a test holds them there. */
  inFlight?: number;
}

/**
 * What the engines add to a row that is in somebody's hand, by the clock: with a clock that stands still, it shows. Taken by a loop or
 * a sender; taken to be signalled; signalled, or an HTTP call. No test waits for exactly so long.
 */
const HELD_MS = [15_000, 5000, 60_000];

/**
 * Waits until nothing is due and nothing is in hand, whoever works on it. Reads the database only, so that it is true of any engine;
 * needs a clock that stands still.
 */
export async function quiet(owner: Sql, now: () => number, options: QuietOptions = {}): Promise<void> {
  const { patienceMs = 10_000, inFlight = 0 } = options;
  const until = performance.now() + patienceMs;
  let doubted = 0;
  for (;;) {
    const [busy] = await owner<{ runs: number; sends: number; doubts: number; flying: number; calls: number }[]>`
      with t as (select hilo_at(${now()}) as now, ${HELD_MS.map((ms) => new Date(now() + ms).toISOString())}::text[]::timestamptz[] as held)
      select (select count(*)::int from runs, t where status = 'live' and (wake_at <= t.now or wake_at = any (t.held))) as runs,
        (select count(*)::int from deliveries, t where (state = 'reserved' and (next_at <= t.now or next_at = any (t.held)))
           or (state in ('submitted', 'unknown') and next_at <= t.now)) as sends,
        (select count(*)::int from deliveries, t where state = 'unknown' and next_at = any (t.held)) as doubts,
        (select count(*)::int from deliveries, t where state = 'submitted') as flying,
        (select count(*)::int from calls, t where state in ('open', 'submitted') and (next_at <= t.now or next_at = any (t.held))) as calls`;
    const still = busy && busy.runs + busy.sends + busy.calls === 0 && busy.flying <= inFlight;
    // A send in doubt looks the same while it is looked up and after it: it must look so for a while.
    if (still && (busy.doubts === 0 || doubted++ >= 20)) return;
    if (!still) doubted = 0;
    if (performance.now() > until) throw new Error(`still busy after ${patienceMs} ms: ${JSON.stringify(busy)}`);
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
}

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import postgres from 'postgres';
import type { Pace } from '../db/schema/runs';
import { freshDatabase } from '../tests/support/database';
import { paceFrom, toClockTime, toRunTime } from './time';

const NOON = Date.UTC(2026, 0, 6, 12);
const HOUR = 3_600_000;

const instants = fc.integer({ min: 0, max: 4_102_444_800_000 });
const paces: fc.Arbitrary<Pace> = fc.record({
  clock: instants,
  run: instants,
  factor: fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0.01, max: 100_000, noNaN: true })),
});

describe('a run and the clock', () => {
  test('a run without a pace lives by the clock', () => {
    expect([toRunTime(null, NOON), toClockTime(null, NOON)]).toEqual([NOON, NOON]);
  });

  test('at sixty to one a minute of the clock is an hour of the run, from the moment both began', () => {
    const pace = paceFrom(NOON, 60);
    expect(toRunTime(pace, NOON)).toBe(NOON);
    expect(toRunTime(pace, NOON + 60_000)).toBe(NOON + HOUR);
    expect(toClockTime(pace, NOON + HOUR)).toBe(NOON + 60_000);
    // What was before the run's beginning was before it by its own measure.
    expect(toRunTime(pace, NOON - 1000)).toBe(NOON - 60_000);
  });

  test('a run may begin on another day than the clock shows', () => {
    const pace = paceFrom(NOON, 24, NOON + 30 * HOUR);
    expect(toRunTime(pace, NOON + HOUR)).toBe(NOON + 54 * HOUR);
    expect(toClockTime(pace, NOON + 30 * HOUR)).toBe(NOON);
  });

  test('a moment between two ticks of the clock is waited for until the later', () => {
    const pace = paceFrom(NOON, 1000);
    expect(toClockTime(pace, NOON + 1)).toBe(NOON + 1);
    expect(toClockTime(pace, NOON + 1000)).toBe(NOON + 1);
    expect(toClockTime(pace, NOON + 1001)).toBe(NOON + 2);
  });

  test('who lives a day in a second is woken no earlier for it, though a number of this size cannot tell', () => {
    const pace: Pace = { clock: NOON, run: NOON, factor: 86_400 };
    const due = NOON + 86_400 * 1_000_000 + 1;
    expect(toRunTime(pace, NOON + 1_000_000)).toBe(due - 1);
    expect(toClockTime(pace, due)).toBe(NOON + 1_000_001);
  });

  test('who is woken for a moment finds that it has come, whatever the pace', () => {
    fc.assert(
      fc.property(paces, instants, (pace, due) => {
        expect(toRunTime(pace, toClockTime(pace, due))).toBeGreaterThanOrEqual(due);
      }),
      { seed: 5, numRuns: 5000 },
    );
  });

  test('time never runs backwards', () => {
    fc.assert(
      fc.property(paces, instants, fc.nat(1_000_000), (pace, from, ms) => {
        expect(toRunTime(pace, from + ms)).toBeGreaterThanOrEqual(toRunTime(pace, from));
        expect(toClockTime(pace, from + ms)).toBeGreaterThanOrEqual(toClockTime(pace, from));
      }),
      { seed: 6, numRuns: 1000 },
    );
  });
});

describe('the same in SQL (db/functions/2-time.sql)', () => {
  let sql: postgres.Sql;
  beforeAll(async () => {
    sql = postgres((await freshDatabase()).appUrl, { max: 1, onnotice: () => {} });
  });
  afterAll(() => sql.end());

  test('the database and the services say the same moment', async () => {
    const pace = fc.record({ clock: instants, run: instants, factor: fc.constantFrom(1, 24, 60, 1440, 86_400) });
    const samples = fc.sample(fc.tuple(fc.option(pace), instants), { numRuns: 200, seed: 7 });
    const rows = await sql<{ run: number; clock: number }[]>`
      select hilo_run_time(nullif(x -> 0, 'null'), (x ->> 1)::float8) as run, hilo_clock_time(nullif(x -> 0, 'null'), (x ->> 1)::float8) as clock
      from jsonb_array_elements(${JSON.stringify(samples)}::text::jsonb) with ordinality as s(x, n) order by n`;
    expect(rows).toHaveLength(200);
    for (const [index, [given, at]] of samples.entries())
      expect(rows[index], JSON.stringify([given, at])).toEqual({
        run: toRunTime(given, at),
        clock: toClockTime(given, at),
      });
  });

  test('a moment goes there and comes back to the millisecond', async () => {
    const moments = fc.sample(instants, { numRuns: 200, seed: 7 });
    const rows = await sql<{ at: number; iso: string }[]>`
      select hilo_ms(hilo_at(x::float8)) as at, hilo_iso(hilo_at(x::float8)) as iso
      from unnest(${moments.map(String)}::text[]) with ordinality as s(x, n) order by n`;
    expect(rows.map(({ at }) => at)).toEqual(moments);
    expect(rows.map(({ iso }) => iso)).toEqual(moments.map((at) => new Date(at).toISOString()));
  });
});

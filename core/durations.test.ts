import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addDuration, nextTimeOfDay, readInstant } from './durations';

const at = (iso: string) => DateTime.fromISO(iso, { setZone: true }).toMillis();

describe('addDuration', () => {
  it('adds exact units without looking at the zone', () => {
    expect(addDuration(1000, { amount: 24, unit: 'hours' }, 'Nowhere/None')).toBe(1000 + 86_400_000);
  });

  it('keeps the wall clock across a spring change, so that a day has 23 hours', () => {
    const start = at('2026-03-28T10:00:00+01:00');
    expect(addDuration(start, { amount: 1, unit: 'days' }, 'Europe/Madrid') - start).toBe(23 * 3_600_000);
  });

  it('moves a skipped time forward and takes the earlier of a repeated one', () => {
    expect(addDuration(at('2026-03-28T02:30:00+01:00'), { amount: 1, unit: 'days' }, 'Europe/Madrid')).toBe(
      at('2026-03-29T03:30:00+02:00'),
    );
    expect(addDuration(at('2026-10-24T02:30:00+02:00'), { amount: 1, unit: 'days' }, 'Europe/Madrid')).toBe(
      at('2026-10-25T02:30:00+02:00'),
    );
  });

  it('ends on the last day of a shorter month', () => {
    expect(addDuration(at('2026-01-31T09:00:00-05:00'), { amount: 1, unit: 'months' }, 'America/Bogota')).toBe(
      at('2026-02-28T09:00:00-05:00'),
    );
  });

  it('agrees with luxon wherever luxon has one answer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
        fc.integer({ min: 0, max: 800 }),
        fc.constantFrom('days' as const, 'weeks' as const, 'months' as const),
        fc.constantFrom('America/Bogota', 'America/Santiago', 'Europe/Madrid', 'America/New_York', 'Asia/Kathmandu'),
        (start, amount, unit, zone) => {
          const ours = addDuration(start, { amount, unit }, zone);
          const theirs = DateTime.fromMillis(start, { zone }).plus({ [unit]: amount });
          const options = theirs.getPossibleOffsets().map((one) => one.toMillis());
          expect(options).toContain(ours);
        },
      ),
      { seed: 3, numRuns: 400 },
    );
  });
});

describe('nextTimeOfDay', () => {
  it('is today when the hour is still to come, else the next allowed weekday', () => {
    const friday = at('2026-11-20T08:00:00-05:00');
    expect(nextTimeOfDay(friday, 9 * 60, [], 'America/Bogota')).toBe(at('2026-11-20T09:00:00-05:00'));
    expect(nextTimeOfDay(friday, 7 * 60, [1, 2, 3, 4, 5], 'America/Bogota')).toBe(at('2026-11-23T07:00:00-05:00'));
  });
});

describe('readInstant', () => {
  it('reads ISO with and without an offset, and milliseconds', () => {
    expect(readInstant('2026-11-20T10:00:00Z', 'America/Bogota')).toBe(at('2026-11-20T10:00:00Z'));
    expect(readInstant('2026-11-20T10:00', 'America/Bogota')).toBe(at('2026-11-20T10:00:00-05:00'));
    expect(readInstant('2026-11-20', 'America/Bogota')).toBe(at('2026-11-20T00:00:00-05:00'));
    expect(readInstant(5, 'UTC')).toBe(5);
  });

  it('refuses what is no date', () => {
    for (const value of ['2026-02-31', 'tomorrow', '', null, {}, Number.NaN])
      expect(readInstant(value, 'UTC')).toBeNull();
  });
});

import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, dateOf, dayOf, instantOf, isZone, isoDate, localTime, offsetAt } from './zone';

const ZONES = [
  'America/Bogota',
  'America/Santiago',
  'America/New_York',
  'Europe/Madrid',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Havana',
  'UTC',
];
const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });

describe('the clock on the wall', () => {
  it('agrees with luxon in every zone, daylight saving and all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (zone, at) => {
        const expected = DateTime.fromMillis(at, { zone });
        expect(offsetAt(zone, at)).toBe(expected.offset * MINUTE);
        const local = localTime(zone, at);
        expect(isoDate(local.day)).toBe(expected.toISODate());
        expect([local.weekday, local.minute]).toEqual([expected.weekday, expected.hour * 60 + expected.minute]);
      }),
      { seed: 41, numRuns: 2000 },
    );
  });

  it('finds the first instant of a wall time: there or past it, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: dayOf(2020, 1, 2), max: dayOf(2029, 12, 30) }),
        fc.integer({ min: 0, max: 1439 }),
        (zone, day, minute) => {
          const at = instantOf(zone, day, minute);
          const wall = (time: number) => time + offsetAt(zone, time);
          expect(wall(at)).toBeGreaterThanOrEqual(day * DAY + minute * MINUTE);
          expect(wall(at - 1)).toBeLessThan(day * DAY + minute * MINUTE);
        },
      ),
      { seed: 42, numRuns: 2000 },
    );
  });

  it('begins the day at one where Santiago skips midnight', () => {
    // Summer time begins on Sunday 6 September 2026: 23:59:59 is followed by 01:00.
    const day = dayOf(2026, 9, 6);
    const at = instantOf('America/Santiago', day, 0);
    expect(at).toBe(Date.UTC(2026, 8, 6, 4));
    expect(localTime('America/Santiago', at)).toEqual({ day, weekday: 7, minute: 60 });
  });

  it('lasts 25 hours on the Saturday on which Santiago sets its clocks back', () => {
    const day = dayOf(2026, 4, 4);
    expect(instantOf('America/Santiago', day + 1, 0) - instantOf('America/Santiago', day, 0)).toBe(25 * HOUR);
  });

  it('takes the first of two equal wall times', () => {
    expect(instantOf('Europe/Madrid', dayOf(2026, 10, 25), 150)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it('knows its zones, and counts in UTC where it does not', () => {
    expect([isZone('America/Bogota'), isZone('Mars/Olympus'), isZone('')]).toEqual([true, false, false]);
    expect(offsetAt('Mars/Olympus', 0)).toBe(0);
    expect(offsetAt('America/Bogota', Number.NaN)).toBe(0);
  });

  it('turns days into dates and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        const { year, month, date } = dateOf(day);
        expect(dayOf(year, month, date)).toBe(day);
      }),
      { seed: 43 },
    );
  });
});

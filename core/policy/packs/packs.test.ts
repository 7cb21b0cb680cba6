import { describe, expect, it } from 'vitest';
import { dayOf, isoDate, weekdayOf } from '../zone';
import { colombianHolidays } from './co';
import { easterSunday, nextMonday } from './holidays';
import { PACKS, holidayOn } from './index';

/** As the Colombian government publishes them; 2026 and 2027 with the Monday of Ley 2578 de 2026. */
const PUBLISHED: Record<number, string> = {
  2025: '01-01 01-06 03-24 04-17 04-18 05-01 06-02 06-23 06-30 07-20 08-07 08-18 10-13 11-03 11-17 12-08 12-25',
  2026: '01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-13 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25',
  2027: '01-01 01-11 03-22 03-25 03-26 05-01 05-10 05-31 06-07 07-05 07-12 07-20 08-07 08-16 10-18 11-01 11-15 12-08 12-25',
};

describe('the Colombian calendar', () => {
  it.each(Object.entries(PUBLISHED))('gap 14: has the published holidays of %s', (year, dates) => {
    const days = [...colombianHolidays(Number(year)).keys()].sort((a, b) => a - b);
    expect(days.map((day) => isoDate(day).slice(5)).join(' ')).toBe(dates);
  });

  it('knows Chiquinquirá only since its law', () => {
    const names = (year: number) => [...colombianHolidays(year).values()];
    expect(names(2025)).not.toContain('Virgen de Chiquinquirá');
    expect(names(2029)).toContain('Virgen de Chiquinquirá');
    expect(colombianHolidays(2029).get(dayOf(2029, 7, 9))).toBe('Virgen de Chiquinquirá');
  });

  it('answers by day, and null on any other', () => {
    expect(holidayOn(PACKS.CO!, dayOf(2026, 11, 16))).toBe('Independencia de Cartagena');
    expect(holidayOn(PACKS.CO!, dayOf(2026, 11, 17))).toBeNull();
  });
});

describe('holiday arithmetic', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter of %i is on %s', (year, date) => {
    expect(isoDate(easterSunday(year))).toBe(date);
  });

  it('moves to the next Monday, and leaves a Monday alone', () => {
    const monday = dayOf(2026, 11, 23);
    for (let offset = -6; offset <= 0; offset++) expect(nextMonday(monday + offset)).toBe(monday);
    expect(weekdayOf(monday)).toBe(1);
  });
});

describe('the packs', () => {
  it.each(Object.values(PACKS).map((pack) => [pack.country, pack] as const))(
    '%s cites every rule',
    (_country, pack) => {
      const cites = [
        ...pack.hours.map((one) => one.cite),
        ...pack.caps.map((one) => one.cite),
        ...(pack.oneChannelAWeek ? [pack.oneChannelAWeek.cite] : []),
        ...Object.values(pack.exempt),
      ];
      expect(cites.length).toBeGreaterThan(0);
      for (const cite of cites) expect(cite.source).toMatch(/(art|arts)\. \d/);
      expect(pack.reviewedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    },
  );
});

import { expect, test } from 'vitest';
import { endOfDay } from './end-of-day';

test.each([
  ['2026-11-21', 'America/Bogota', '2026-11-22T04:59:59.999Z'],
  ['2026-11-21', 'UTC', '2026-11-21T23:59:59.999Z'],
  // the day of 25 hours, when the clocks go back
  ['2026-10-25', 'Europe/Madrid', '2026-10-25T22:59:59.999Z'],
])('%s in %s ends at %s', (date, zone, instant) => {
  expect(new Date(endOfDay(date, zone)).toISOString()).toBe(instant);
});

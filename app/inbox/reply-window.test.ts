import { expect, it } from 'vitest';
import { hoursAndMinutes, replyWindow } from './reply-window';

const HOUR = 3_600_000;
const WROTE = Date.parse('2026-03-10T15:00:00Z');

it('counts 24 hours from what the customer last wrote, to the millisecond', () => {
  const at = (hours: number, ms = 0) => replyWindow('whatsapp', { whatsapp: WROTE }, WROTE + hours * HOUR + ms);
  expect(at(0)).toEqual({ kind: 'open', leftMs: 24 * HOUR });
  expect(at(24, -1)).toEqual({ kind: 'open', leftMs: 1 });
  expect(at(24)).toEqual({ kind: 'closed', lastAt: WROTE });
});

it('is closed where they never wrote on WhatsApp, whatever they said elsewhere', () => {
  expect(replyWindow('whatsapp', { sms: WROTE }, WROTE)).toEqual({ kind: 'closed', lastAt: null });
  expect(replyWindow('whatsapp', undefined, WROTE)).toEqual({ kind: 'closed', lastAt: null });
});

it('is no matter of any other channel', () => {
  expect(replyWindow('sms', {}, WROTE)).toEqual({ kind: 'none' });
  expect(replyWindow(null, {}, WROTE)).toEqual({ kind: 'none' });
});

it('tells what is left in hours and minutes, and never none while it is open', () => {
  expect([23 * HOUR + 10 * 60_000, HOUR, 59 * 60_000, 1].map(hoursAndMinutes)).toEqual([
    '23 h 10 min',
    '1 h 0 min',
    '59 min',
    '1 min',
  ]);
});

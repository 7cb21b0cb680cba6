import { expect, it } from 'vitest';
import { FIRST_REPLY_MS, firstReplyClock } from './first-reply';

const DUE = Date.parse('2026-03-10T15:15:00Z');

it.each([
  ['calm', FIRST_REPLY_MS],
  ['calm', FIRST_REPLY_MS / 4 + 1],
  ['soon', FIRST_REPLY_MS / 4],
  ['soon', 1],
  ['late', 0],
  ['late', -60_000],
] as const)('is %s with %i ms left', (state, left) => {
  expect(firstReplyClock(DUE, DUE - left)).toBe(state);
});

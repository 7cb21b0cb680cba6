import { expect, test } from 'vitest';
import { statusAt } from './consent-status';

const now = 1_000;

test('a grant holds until the moment it expires, and no longer', () => {
  expect(statusAt({ status: 'granted', expiresAt: now + 1 }, now)).toBe('granted');
  expect(statusAt({ status: 'granted', expiresAt: now }, now)).toBe('expired');
  expect(statusAt({ status: 'granted', expiresAt: null }, now)).toBe('granted');
});

test('an expiry makes no withdrawal undone, and no word is none', () => {
  expect(statusAt({ status: 'withdrawn', expiresAt: now - 1 }, now)).toBe('withdrawn');
  expect(statusAt({ status: 'pending', expiresAt: null }, now)).toBe('pending');
  expect(statusAt(undefined, now)).toBe('none');
});

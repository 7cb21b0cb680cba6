import { expect, test } from 'vitest';
import { newId, PREFIXES, type IdKind } from './ids';

const NOW = Date.UTC(2026, 0, 6, 15);

test('an id carries its kind, and no two kinds share a prefix', () => {
  for (const kind of Object.keys(PREFIXES) as IdKind[]) {
    expect(newId(kind, NOW)).toMatch(new RegExp(`^${PREFIXES[kind]}_[0-9a-z]{20}$`));
  }
  expect(new Set(Object.values(PREFIXES)).size).toBe(Object.keys(PREFIXES).length);
});

test('ids sort in the order they were made, within a millisecond and across many', () => {
  const made: string[] = [];
  for (let at = NOW; at < NOW + 50; at += 1) for (let n = 0; n < 200; n++) made.push(newId('run', at));
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

test('a clock that steps back does not make ids that sort before the ones already made', () => {
  const before = newId('run', NOW + 100_000);
  expect(newId('run', NOW) > before).toBe(true);
});

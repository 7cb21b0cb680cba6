import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const PackageSchema = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  engines: z.object({ node: z.string().optional() }).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const LockSchema = z.object({ packages: z.record(z.string(), PackageSchema) });

const { packages } = LockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const OLDEST = [20, 19, 0] as const;

const compare = (a: readonly number[], b: readonly number[]) =>
  (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0);

/** Whether one comparator of an `engines` range, such as `^18.19.0` or `>=20.5`, takes our oldest Node. */
function takes(comparator: string): boolean {
  const [, operator = '', digits = ''] = /^([\^~<>=v]*)\s*([\dx*.]*)/i.exec(comparator) ?? [];
  const parts = digits.split('.').filter((part) => /^\d+$/.test(part));
  const version = parts.map(Number);
  if (version.length === 0) return true;
  const [major = 0, minor = 0, patch = 0] = version;
  const least = compare(OLDEST, [major, minor, patch]) >= 0;
  if (operator.startsWith('>=')) return least;
  if (operator.startsWith('>')) return compare(OLDEST, [major, minor, patch]) > 0;
  if (operator.startsWith('<')) return compare(OLDEST, [major, minor, patch]) < (operator === '<=' ? 1 : 0);
  if (operator.startsWith('^') || version.length === 1) return least && OLDEST[0] === major;
  return least && OLDEST[0] === major && OLDEST[1] === minor;
}

const accepts = (range: string) =>
  range.split('||').some((side) =>
    side
      .trim()
      .replace(/([\d.]+) +- +([\d.]+)/, '>=$1 <=$2')
      .replace(/([<>=^~]) +/g, '$1')
      .split(/\s+/)
      .every(takes),
  );

test('the reading of ranges takes and refuses what npm does', () => {
  expect(
    ['>=18', '^18.19.0 || >=20.5.0', '20 || >=22', '>= 10.x', '18 - 22', '*', '>=20.19.0 <23'].filter(
      (range) => !accepts(range),
    ),
  ).toEqual([]);
  expect(['>=22', '^18.0.0', '^20.20.0 || >=22', '<20', '18 || 22'].filter(accepts)).toEqual([]);
});

test('the lock names every optional package of every platform, or npm ci fails elsewhere', () => {
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('every package of the lock accepts the oldest Node we promise', () => {
  const refusing = Object.entries(packages).flatMap(([path, { engines }]) =>
    engines?.node === undefined || accepts(engines.node) ? [] : [`${path}: ${engines.node}`],
  );
  expect(refusing).toEqual([]);
});

test('the lock holds no address, so that it installs from any registry', () => {
  expect(Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
});

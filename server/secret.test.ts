import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { requireSecret } from './secret';

const home = mkdtempSync(join(tmpdir(), 'hilo-secret-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a demo makes its secret once and keeps it from others', () => {
  const first = requireSecret({ secret: null, demo: true, home });
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(requireSecret({ secret: null, demo: true, home })).toBe(first);
  expect(statSync(join(home, 'secret')).mode & 0o777).toBe(0o600);
});

test('a secret that was given is the secret', () => {
  expect(requireSecret({ secret: 'given', demo: false, home })).toBe('given');
});

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../tests/support/database';
import { serve, type Running } from './main';

const home = mkdtempSync(join(tmpdir(), 'hilo-serve-'));
let environment: Record<string, string>;
let running: Running;

beforeAll(async () => {
  const { ownerUrl, appUrl } = await freshDatabase();
  environment = {
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL: appUrl,
    HILO_HOME: home,
    HILO_DEMO: '1',
    HILO_LOG: join(home, 'log'),
    PORT: '0',
  };
  running = await serve(environment);
});
afterAll(async () => {
  await running.stop();
  rmSync(home, { recursive: true, force: true });
});

describe('a started Hilo', () => {
  test('is ready and says how to sign in', async () => {
    expect(await (await fetch(`${running.url}/readyz`)).json()).toEqual({ status: 'ready' });
    expect(running.signIn).toMatch(/^sign in as admin@/);
  });

  test('leaves address, key and a user of each role where only its owner reads them', () => {
    const file = join(home, 'demo.json');
    const demo: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(demo).toMatchObject({ url: running.url, apiKey: expect.any(String) });
    expect(demo).toHaveProperty('users.length', 6);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('refuses a port that is taken with a sentence, and leaves nothing open', async () => {
    const port = new URL(running.url).port;
    await expect(serve({ ...environment, PORT: port })).rejects.toMatchObject({
      code: 'port_taken',
      message: expect.stringContaining(`PORT=${Number(port) + 1}`),
    });
  });

  test('tells that a demo was sealed with another secret', async () => {
    await expect(serve({ ...environment, HILO_SECRET: 'c'.repeat(64) })).rejects.toMatchObject({ code: 'demo_sealed' });
  });

  test('names every variable that is wrong', async () => {
    await expect(serve({ ...environment, PORT: 'x', HILO_ROLE: 'y' })).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringMatching(/PORT.*\n.*HILO_ROLE/),
    });
  });
});

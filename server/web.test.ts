import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import type { Readiness } from './health';
import { createMetrics } from './metrics';
import { createWeb } from './web';

const servers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((close) => close()));
});

async function serveWith(readiness: () => Promise<Readiness>, metricsToken: string | null = null): Promise<string> {
  const web = createWeb({
    config: { proxies: 0, url: null, metricsToken },
    root: process.cwd(),
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
    readiness,
    build: null,
    context: (nonce) => ({ nonce }),
    dev: null,
  });
  const server = createServer(web);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  servers.push(
    () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the web server', () => {
  test('is alive even when it cannot work', async () => {
    const url = await serveWith(() =>
      Promise.resolve({ ready: false, code: 'disk_full', title: 'Full', detail: 'Make room.' }),
    );
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('says as a problem document why it is not ready', async () => {
    const url = await serveWith(() =>
      Promise.resolve({
        ready: false,
        code: 'database_unreachable',
        title: 'The database does not answer',
        detail: 'It goes on by itself.',
      }),
    );
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({
      status: 503,
      code: 'database_unreachable',
      detail: 'It goes on by itself.',
    });
  });

  test('gives each page its own nonce and lets no other script run', async () => {
    const url = await serveWith(() => Promise.resolve({ ready: true }));
    const policies = await Promise.all(
      [fetch(url), fetch(url)].map(async (asked) => (await asked).headers.get('content-security-policy')),
    );
    const nonces = policies.map((policy) => /script-src 'self' 'nonce-([^']+)'/.exec(policy ?? '')?.[1]);
    expect(new Set(nonces).size).toBe(2);
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).not.toContain('unsafe-eval');
  });

  test('shows its metrics, to those with the token where one is set', async () => {
    const ready = () => Promise.resolve({ ready: true } as const);
    expect(await (await fetch(`${await serveWith(ready)}/metrics`)).text()).toContain('hilo_process_cpu_seconds_total');
    const guarded = await serveWith(ready, 'a-token-of-metrics');
    expect((await fetch(`${guarded}/metrics`)).status).toBe(401);
    const headers = { authorization: 'Bearer a-token-of-metrics' };
    expect((await fetch(`${guarded}/metrics`, { headers })).status).toBe(200);
  });

  test('answers a file that is not there with a problem document', async () => {
    const url = await serveWith(() => Promise.resolve({ ready: true }));
    const response = await fetch(`${url}/assets/nothing.js`);
    expect([response.status, await response.json()]).toMatchObject([404, { code: 'not_found' }]);
  });
});

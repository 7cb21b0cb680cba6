import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ENDPOINTS } from '../../app/api/registry.server';
import { createApi } from '../../app/api/router.server';
import { endpoint, failed, ok, EVERY_ROLE } from '../../app/api/endpoint.server';
import { ROLES } from '../../core/vocabulary';
import { serveApi, type Served } from './serve';

let calls = 0;
let hold: Promise<void> | null = null;
const probe = createApi(
  [
    endpoint({
      method: 'POST',
      path: '/count',
      tag: 'test',
      summary: 'Counts',
      roles: EVERY_ROLE,
      ingests: true,
      body: z.object({ fail: z.boolean().default(false), wait: z.boolean().default(false) }),
      answers: { schema: z.object({ calls: z.int() }) },
      run: async ({ body }) => {
        calls += 1;
        if (body.wait) await hold;
        return body.fail ? failed('not_found') : ok({ calls });
      },
    }),
    endpoint({
      method: 'GET',
      path: '/fault',
      tag: 'test',
      summary: 'Fails',
      roles: EVERY_ROLE,
      query: z.object({ code: z.string() }),
      answers: { schema: z.object({}) },
      run: ({ query }) => Promise.reject(Object.assign(new Error('secret detail'), { code: query.code })),
    }),
  ],
  { perSecond: 5, burst: 40, concurrent: 1, backlog: 3 },
);

let served: Served;
let limited: Served;
beforeAll(async () => {
  [served, limited] = await Promise.all([serveApi(), serveApi(probe)]);
});
afterAll(() => Promise.all([served.close(), limited.close()]));

test('every endpoint refuses nobody, a wrong key and every role that is not its own, and lets its own in', async () => {
  for (const { method, path, roles, tag } of ENDPOINTS) {
    const at = path.replace(/\{\w+\}/g, 'nothing');
    const seen: Record<string, number> = {};
    for (const as of [...ROLES, 'nobody'] as const) {
      seen[as] = (await served.call(method, at, { as, ...(method === 'GET' ? {} : { raw: 'not json' }) })).status;
    }
    seen.wrong = (await served.call(method, at, { as: { key: 'hilo_wrong' } })).status;
    for (const role of ROLES) {
      const allowed = roles === 'public' || roles.includes(role);
      expect([tag, method, path, role, seen[role] === 403]).toEqual([tag, method, path, role, !allowed]);
      expect(seen[role]).not.toBe(401);
      expect(seen[role]).toBeLessThan(500);
    }
    expect([path, seen.nobody, seen.wrong]).toEqual(roles === 'public' ? [path, 200, 200] : [path, 401, 401]);
  }
});

test('an unknown path is a 404, a known one with another method a 405 that says which there are', async () => {
  expect(await served.call('GET', '/nothing')).toMatchObject({ status: 404, body: { code: 'no_such_endpoint' } });
  const reply = await served.call('DELETE', '/events');
  expect(reply).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
  expect(reply.headers.get('allow')).toBe('POST');
});

test('the document describes every endpoint, with schemas whose references resolve', async () => {
  const { body, status } = await served.call('GET', '/openapi.json', { as: 'nobody' });
  expect(status).toBe(200);
  const document = body as unknown as {
    openapi: string;
    paths: Record<string, Record<string, unknown>>;
    components: { schemas: Record<string, unknown> };
  };
  expect(document.openapi).toBe('3.1.0');
  for (const { method, path } of ENDPOINTS) expect(document.paths[path]?.[method.toLowerCase()]).toBeDefined();
  const text = JSON.stringify(document);
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
    expect(document.components.schemas).toHaveProperty([name ?? '']);
  }
  expect(text).not.toContain('#/$defs/');
});

test('problems speak the language of the caller', async () => {
  const es = await served.call('GET', '/nothing', { headers: { 'accept-language': 'es-MX,es;q=0.9,en;q=0.5' } });
  const en = await served.call('GET', '/nothing', { headers: { 'accept-language': 'fr' } });
  expect([es.body.title, en.body.title]).toEqual(['Ruta desconocida', 'No such path']);
});

test('the same key with the same body gets the stored answer; with another body, a 409', async () => {
  const headers = { 'idempotency-key': 'k-1' };
  const first = await limited.call('POST', '/count', { body: {}, headers });
  const again = await limited.call('POST', '/count', { body: {}, headers });
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  const other = await limited.call('POST', '/count', { body: { wait: false }, headers });
  expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_mismatch' } });
  expect(await limited.call('POST', '/count', { body: {}, headers, as: 'other' })).toMatchObject({ status: 200 });
});

test('a request that did nothing gives its key back', async () => {
  const headers = { 'idempotency-key': 'k-2' };
  const before = calls;
  await limited.call('POST', '/count', { body: { fail: true }, headers });
  await limited.call('POST', '/count', { body: { fail: true }, headers });
  expect(calls).toBe(before + 2);
});

test('while a request is under way its key answers 409, and a full house 429 with Retry-After', async () => {
  let release = () => {};
  hold = new Promise((resolve) => (release = resolve));
  const headers = { 'idempotency-key': 'k-3' };
  const before = calls;
  const slow = limited.call('POST', '/count', { body: { wait: true }, headers });
  await expect.poll(() => calls).toBe(before + 1);
  expect(await limited.call('POST', '/count', { body: { wait: true }, headers })).toMatchObject({
    status: 409,
    body: { code: 'idempotency_in_progress' },
  });
  const turned = await limited.call('POST', '/count', { body: {}, headers: { 'idempotency-key': 'k-4' } });
  expect(turned).toMatchObject({ status: 429, body: { code: 'overloaded' } });
  expect(turned.headers.get('retry-after')).toBe('1');
  release();
  expect((await slow).status).toBe(200);
  // Turned away means not done: the same key may come again.
  expect((await limited.call('POST', '/count', { body: {}, headers: { 'idempotency-key': 'k-4' } })).status).toBe(200);
});

test('an answer is kept for a day', async () => {
  const headers = { 'idempotency-key': 'k-5' };
  const first = await limited.call('POST', '/count', { body: {}, headers });
  limited.deps.clock.advance(25 * 3600 * 1000);
  const later = await limited.call('POST', '/count', { body: {}, headers });
  expect(later.body).not.toEqual(first.body);
});

test('events are turned away while too many runs wait for an engine that does not come', async () => {
  const { deps, owner, workspace } = limited;
  const before = new Date(deps.clock.now() - 60_000).toISOString();
  for (let n = 0; n < 5; n++) {
    await owner`insert into runs (id, workspace_id, flow_id, version_id, contact_id, entry_key, status, state, wake_at, started_at)
      values (${`run_${n}`}, ${workspace}, 'flw_x', 'ver_x', 'cnt_x', ${String(n)}, 'live', '{}', ${before}, ${before})`;
  }
  deps.clock.advance(3000);
  expect(await limited.call('POST', '/count', { body: {} })).toMatchObject({
    status: 429,
    body: { code: 'overloaded' },
  });
  // Another tenant's queue is its own.
  expect((await limited.call('POST', '/count', { body: {}, as: 'other' })).status).toBe(200);
});

test('a key that goes over its rate waits; the others do not', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 41; n++) statuses.push((await limited.call('GET', '/fault?code=x', { as: 'auditor' })).status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  expect((await limited.call('GET', '/fault?code=x', { as: 'agent' })).status).toBe(500);
  limited.deps.clock.advance(1000);
  expect((await limited.call('GET', '/fault?code=x', { as: 'auditor' })).status).toBe(500);
});

test('a fault tells a stranger nothing but what to do', async () => {
  const internal = await limited.call('GET', '/fault?code=XX000');
  expect(internal).toMatchObject({ status: 500, body: { code: 'internal' } });
  expect(JSON.stringify(internal.body)).not.toContain('secret');
  const away = await limited.call('GET', '/fault?code=ECONNREFUSED');
  expect(away).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(away.headers.get('retry-after')).toBe('5');
});

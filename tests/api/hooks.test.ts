import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerHook } from '../../app/api/hooks.server';
import { signatureHeaders } from '../../channels/signature';
import { connect } from '../../services/connections';
import { receive } from '../../services/receive';
import { sweepWebhooks, workWebhook } from '../../services/webhooks/work';
import { testServices, type TestServices } from '../support/services';
import { listenWith } from './serve';

const SECRET = 'a-secret-of-the-gateway';
let services: TestServices;
let server: Awaited<ReturnType<typeof listenWith>>;
let connection: string;

beforeAll(async () => {
  services = await testServices();
  const saved = await connect(services.deps, services.actor, {
    provider: 'webhook',
    channels: ['sms'],
    settings: { url: 'https://gateway.test/messages' },
    secrets: { secret: SECRET },
  });
  connection = saved.saved ? saved.id : '';
  server = await listenWith((request) => {
    const [, , first = '', second] = new URL(request.url).pathname.split('/');
    return answerHook(
      services.deps,
      request,
      second === undefined ? { connection: first, kind: 'provider' } : { connection: second, kind: 'pbx' },
    );
  });
});
afterAll(async () => {
  await server.close();
  await services.close();
});

async function post(path: string, body: unknown, { secret = SECRET, at = Date.now() } = {}) {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const response = await fetch(`${server.url}/hooks/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signatureHeaders(secret, at, bytes) },
    body: bytes,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const message = (id: string, text = 'Hola') => ({
  type: 'message',
  id,
  channel: 'sms',
  from: '+573005550001',
  text,
  at: '2026-01-06T15:00:00Z',
});
const countRows = async (text: string) => {
  const rows = await services.owner`select 1 from messages where text = ${text}`;
  return rows.length;
};
const open = async () =>
  (await services.owner`select id from webhooks where done_at is null`).map((row) => String(row.id));

test('a message is stored, answered, and then taken in, once', async () => {
  expect(await post(connection, message('in-1'))).toEqual({ status: 200, body: { status: 'stored' } });
  await expect.poll(() => countRows('Hola')).toBe(1);
  await expect.poll(open).toEqual([]);
  expect(await post(connection, message('in-1'))).toEqual({ status: 200, body: { status: 'duplicate' } });
  // Other bytes, the same message: taken once by its own id.
  await post(connection, { events: [message('in-1')] });
  await expect.poll(open).toEqual([]);
  expect(await countRows('Hola')).toBe(1);
});

test('a wrong or old signature stores nothing, and says so', async () => {
  const [before] = await services.owner`select count(*)::int as n from webhooks`;
  expect(await post(connection, message('x-1'), { secret: 'another-secret-entirely' })).toMatchObject({
    status: 401,
    body: { code: 'bad_signature' },
  });
  expect((await post(connection, message('x-1'), { at: Date.now() - 301_000 })).status).toBe(401);
  expect((await post('con_nobody', message('x-1'))).status).toBe(404);
  // The sandbox has nobody outside who could sign.
  expect((await post('con_demo_sandbox', message('x-1'))).status).toBe(404);
  expect((await fetch(`${server.url}/hooks/${connection}`)).status).toBe(405);
  expect(await services.owner`select count(*)::int as n from webhooks`).toEqual([before]);
});

test('a body that breaks the contract is a 400 that names the field', async () => {
  expect(await post(connection, '{"type": ')).toMatchObject({ status: 400, body: { code: 'invalid' } });
  expect(await post(connection, { events: [message('y-1'), { ...message('y-2'), channel: 'pigeon' }] })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'events[1].channel' }] },
  });
  expect((await post(connection, 'x'.repeat(5 * 1024 * 1024))).status).toBe(413);
});

test('what a dead process left behind is worked off by the sweep, and twice changes nothing', async () => {
  const { deps, workspace, owner } = services;
  const body = JSON.stringify(message('left-1', 'Left behind'));
  await owner`insert into webhooks (id, workspace_id, provider, digest, body, received_at)
    values ('whk_left', ${workspace}, ${`webhook:${connection}`}, 'd', ${body}, ${new Date(deps.clock.now()).toISOString()})`;
  // Fresh ones belong to whoever took them.
  expect(await sweepWebhooks(deps, [workspace])).toBe(0);
  deps.clock.advance(11_000);
  expect(await sweepWebhooks(deps, [workspace])).toBe(1);
  await owner`update webhooks set done_at = null where id = 'whk_left'`;
  expect(await workWebhook(deps, workspace, 'whk_left')).toBe(true);
  expect(await countRows('Left behind')).toBe(1);
});

test('a receipt that comes before we know its send waits, and then counts', async () => {
  const { deps, workspace, owner } = services;
  const receipt = { type: 'receipt', id: 'gw-77', status: 'delivered', at: '2026-01-06T15:00:00Z' };
  await post(connection, receipt);
  const [early] = await expect.poll(open).toHaveLength(1).then(open);
  expect(await workWebhook(deps, workspace, early ?? '')).toBe(false);
  await owner`insert into deliveries (id, workspace_id, contact_id, call_id, channel, purpose, intent, address, provider, content, state, at, state_at, provider_id)
    values ('dlv_early', ${workspace}, 'cnt_demo_ana', 'call_early', 'sms', 'service', 'i', '+57', 'webhook', '{}', 'accepted', now(), now(), 'gw-77')`;
  deps.clock.advance(11_000);
  expect(await sweepWebhooks(deps, [workspace])).toBe(1);
  const [row] = await owner`select state from deliveries where id = 'dlv_early'`;
  expect(row).toEqual({ state: 'delivered' });
  // One that nobody ever knows is let go after some minutes.
  await post(connection, { ...receipt, id: 'gw-never' });
  deps.clock.advance(6 * 60_000);
  await sweepWebhooks(deps, [workspace]);
  expect(await open()).toEqual([]);
});

test('a missed call is an event of its caller, once; a hidden caller is kept and makes nobody', async () => {
  const { owner } = services;
  const call = {
    event_id: 'call-1',
    type: 'call.missed',
    occurred_at: '2026-01-06T14:59:00-05:00',
    call_id: 'c-9',
    from: '+573005557777',
    to: '+576011234567',
    ring_seconds: 22,
    reason: 'no_answer',
  };
  expect(await post(`pbx/${connection}`, call)).toEqual({ status: 200, body: { status: 'stored' } });
  const events = () => owner`select payload, source from events where name = 'call.missed'`;
  await expect.poll(events).toHaveLength(1);
  await post(`pbx/${connection}`, { ...call, ring_seconds: 23 });
  const [before] = await owner`select count(*)::int as n from contacts`;
  await post(`pbx/${connection}`, { ...call, event_id: 'call-2', from: 'anonymous' });
  await expect.poll(open).toEqual([]);
  expect(await events()).toMatchObject([{ source: `pbx:${connection}`, payload: { ring_seconds: 22 } }]);
  expect(await owner`select count(*)::int as n from contacts`).toEqual([before]);
  expect(await post(`pbx/${connection}`, { ...call, from: '300' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'from' }] },
  });
  expect((await post(`pbx/${connection}`, call, { secret: 'not-the-secret' })).status).toBe(401);
});

test('the sweep of another workspace sees nothing of this one', async () => {
  const { deps, other } = services;
  expect(await workWebhook(deps, other, 'whk_left')).toBe(true);
  expect(
    await receive(deps, other, { ...message('in-1'), type: 'message', providerId: 'in-1', channel: 'sms' }),
  ).toMatchObject({
    status: 'taken',
  });
});

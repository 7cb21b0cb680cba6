import { describe, expect, it } from 'vitest';
import type { Connection, Fetch, Outgoing } from '../channel';
import { describeConformance, type Scene } from '../../tests/channel-conformance';
import { NetworkError } from '../network-error';
import { signatureHeaders, verifySignature } from '../signature';
import { createWebhook, webhook } from './webhook';

const secret = 'a-shared-secret-of-ours';
const settings = { url: 'https://gateway.test/messages', secret, authorization: 'Bearer s3cret-of-theirs' };
const message: Outgoing = {
  delivery: 'dlv_1',
  channel: 'whatsapp',
  to: '+573001234567',
  content: { type: 'template', name: 'postventa_24h', parameters: ['Ana'], language: 'es' },
  text: 'Hola Ana',
  buttons: [{ id: 'help', title: 'Necesito ayuda', payload: 'h~run_1~n3~help' }],
  purpose: 'service',
};

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
const connected = (fetch: Fetch): Connection => ({ settings, fetch, signal: new AbortController().signal });
const answering = (answer: () => Promise<Response>) => webhook.send(connected(answer), message);

const receipt = {
  type: 'receipt',
  delivery: 'dlv_1',
  id: 'gw_1',
  status: 'delivered',
  at: '2026-11-24T10:00:00-05:00',
};
const inbound = {
  type: 'message',
  id: 'gw_in_1',
  channel: 'whatsapp',
  from: '+573001234567',
  text: 'Necesito ayuda',
  payload: 'h~run_1~n3~help',
  at: '2026-11-24T15:00:00Z',
  name: 'Ana',
};

const scenes: Record<Scene, () => Promise<Response>> = {
  accepted: () => json(200, { id: 'gw_1' }),
  unknown: () => json(500, {}),
  R: () => json(429, {}, { 'retry-after': '7' }),
  W: () => json(422, { error: { code: 'mailbox_full', message: `full, says ${secret}` } }),
  F: () => json(401, { error: { message: `you sent ${settings.authorization}` } }),
  X: () => json(422, { error: { code: 'recipient_opted_out' } }),
  T: () => json(422, { error: { code: 'template_required' } }),
};

describeConformance({
  channel: webhook,
  play: (scene) => Promise.resolve({ connection: connected(scenes[scene]) }),
  refusals: ['R', 'W', 'F', 'X', 'T'],
  message,
  secrets: [secret, settings.authorization],
  badSettings: [{}, { url: 'ftp://gateway.test', secret }, { url: settings.url, secret: 'short' }],
  webhook: {
    settings,
    sign: (body, now) => new Headers(signatureHeaders(secret, now, body)),
    bodies: [receipt, inbound, { events: [receipt, inbound] }].map((body) => JSON.stringify(body)),
    goodForMs: 300_000,
  },
});

describe('a message to a gateway', () => {
  it('is a signed post under our delivery id, and follows no redirect', async () => {
    const calls: { url: string; init: RequestInit }[] = [];
    const now = Date.parse('2026-11-24T15:00:00Z');
    const channel = createWebhook(() => now);
    await channel.send(
      connected((url, init) => {
        calls.push({ url, init });
        return json(202, { id: 'gw_1' });
      }),
      message,
    );
    const [call] = calls;
    const headers = new Headers(call?.init.headers);
    const body = call?.init.body;
    if (!(body instanceof Uint8Array)) throw new Error('expected bytes');
    expect(call?.url).toBe(settings.url);
    expect(call?.init).toMatchObject({ method: 'POST', redirect: 'manual' });
    expect(headers.get('idempotency-key')).toBe('dlv_1');
    expect(headers.get('authorization')).toBe(settings.authorization);
    expect(verifySignature(secret, headers, body, now)).toBe(true);
    expect(JSON.parse(new TextDecoder().decode(body))).toEqual(message);
  });

  it('is accepted under the delivery where the gateway has no ids of its own', async () => {
    expect(await answering(() => Promise.resolve(new Response(null, { status: 204 })))).toEqual({
      status: 'accepted',
      providerId: 'dlv_1',
    });
    expect(await answering(() => json(409, { id: 'gw_1' }))).toEqual({ status: 'accepted', providerId: 'gw_1' });
  });

  it('is unknown when something that is no gateway says 200', async () => {
    expect(await answering(() => Promise.resolve(new Response('<html>Sign in</html>')))).toMatchObject({
      status: 'unknown',
    });
  });

  it('waits as long as the gateway asks, in seconds or until a date on its own clock', async () => {
    expect(await answering(() => json(503, {}, { 'retry-after': '7' }))).toMatchObject({
      retry: 'R',
      retryAfterMs: 7000,
    });
    const dates = { date: 'Tue, 24 Nov 2026 15:00:00 GMT', 'retry-after': 'Tue, 24 Nov 2026 15:01:00 GMT' };
    expect(await answering(() => json(429, {}, dates))).toMatchObject({ retry: 'R', retryAfterMs: 60_000 });
    expect(await answering(() => json(429, {}, { 'retry-after': 'soon' }))).not.toHaveProperty('retryAfterMs');
  });

  it.each([
    [400, {}, { status: 'rejected', retry: 'F', code: 'http_400' }],
    [404, {}, { status: 'rejected', retry: 'F', code: 'http_404' }],
    [302, {}, { status: 'rejected', retry: 'F', code: 'http_302' }],
    [400, { error: { code: 'recipient_unknown' } }, { status: 'rejected', retry: 'X', code: 'recipient_unknown' }],
    [418, { error: { code: 'odd', retry: 'W' } }, { status: 'rejected', retry: 'W', code: 'odd' }],
    [500, { error: { code: 'db_down', retry: 'R' } }, { status: 'rejected', retry: 'R', code: 'db_down' }],
    [408, {}, { status: 'unknown' }],
    [502, {}, { status: 'unknown' }],
    [504, { error: { code: 'odd' } }, { status: 'unknown' }],
  ])('answered with %i %j is told apart', async (status, body, outcome) => {
    expect(await answering(() => json(status, body))).toMatchObject(outcome);
  });

  it.each([
    ['unreachable', false, { status: 'rejected', retry: 'R', code: 'unreachable' }],
    ['not_found', false, { status: 'rejected', retry: 'R', code: 'not_found' }],
    ['timeout', false, { status: 'rejected', retry: 'R', code: 'timeout' }],
    ['blocked_address', false, { status: 'rejected', retry: 'F', code: 'blocked_address' }],
    ['tls', false, { status: 'rejected', retry: 'F', code: 'tls' }],
    ['timeout', true, { status: 'unknown' }],
    ['reset', true, { status: 'unknown' }],
    ['too_large', true, { status: 'unknown' }],
  ] as const)('that ends in "%s" (sent: %s) is told apart', async (code, sent, outcome) => {
    expect(await answering(() => Promise.reject(new NetworkError(code, sent, 'no answer')))).toMatchObject(outcome);
  });

  it('is unknown when the answer breaks off after its headers', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('cut')) });
    expect(await answering(() => Promise.resolve(new Response(body)))).toMatchObject({ status: 'unknown' });
  });
});

describe('a question about a delivery', () => {
  const ask = (answer: () => Promise<Response>) => webhook.lookup?.(connected(answer), 'dlv_1');

  it('goes to the message’s own address, signed', async () => {
    const calls: { url: string; headers: Headers }[] = [];
    const connection = {
      ...connected((url, init) => {
        calls.push({ url, headers: new Headers(init.headers) });
        return json(200, { id: 'gw_1', status: 'delivered' });
      }),
      settings: { ...settings, url: 'https://gateway.test/messages/?tenant=7' },
    };
    expect(await webhook.lookup?.(connection, 'dlv/1')).toEqual({ status: 'delivered', providerId: 'gw_1' });
    expect(calls[0]?.url).toBe('https://gateway.test/messages/dlv%2F1?tenant=7');
    expect(verifySignature(secret, calls[0]?.headers ?? new Headers(), new Uint8Array(), Date.now())).toBe(true);
  });

  it('is answered "never seen" only in so many words: a bare 404 may be a gateway without a lookup', async () => {
    expect(await ask(() => json(404, { status: 'never_seen' }))).toEqual({ status: 'never_seen' });
    expect(await ask(() => json(404, {}))).toEqual({ status: 'cannot_tell' });
    expect(await ask(() => Promise.resolve(new Response('Not Found', { status: 404 })))).toEqual({
      status: 'cannot_tell',
    });
  });

  it.each([
    [200, { id: 'gw_1', status: 'dancing' }],
    [200, { status: 'delivered' }],
    [500, { id: 'gw_1', status: 'delivered' }],
  ])('cannot be told by %i %j', async (status, body) => {
    expect(await ask(() => json(status, body))).toEqual({ status: 'cannot_tell' });
  });
});

describe('what a gateway tells', () => {
  const parse = (body: unknown) => webhook.parse?.(new TextEncoder().encode(JSON.stringify(body)), new Headers());
  const examine = (body: unknown) => webhook.examine?.(new TextEncoder().encode(JSON.stringify(body)));

  it('is a receipt, by our id or its own', () => {
    expect(parse(receipt)).toEqual([
      { type: 'receipt', delivery: 'dlv_1', providerId: 'gw_1', status: 'delivered', at: '2026-11-24T15:00:00.000Z' },
    ]);
    expect(parse({ ...receipt, id: undefined })).toMatchObject([{ delivery: 'dlv_1', providerId: null }]);
    expect(parse({ ...receipt, delivery: undefined })).toMatchObject([{ delivery: null, providerId: 'gw_1' }]);
  });

  it('is a message with the payload of the button that was pressed', () => {
    expect(parse(inbound)).toMatchObject([
      { type: 'message', providerId: 'gw_in_1', from: '+573001234567', payload: 'h~run_1~n3~help', name: 'Ana' },
    ]);
  });

  it('is refused whole when one event of a batch is wrong, with its field', () => {
    const body = { events: [receipt, { ...receipt, status: 'eaten' }] };
    expect(parse(body)).toEqual([]);
    expect(examine(body)).toMatchObject({ field: 'events.1.status' });
    expect(examine({ ...receipt, id: undefined, delivery: undefined })).toMatchObject({ field: 'delivery' });
    expect(examine({ ...inbound, at: 'yesterday' })).toMatchObject({ field: 'at' });
    expect(examine('nothing')).not.toBeNull();
  });
});

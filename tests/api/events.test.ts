import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApi, type Served } from './serve';

let served: Served;
beforeAll(async () => {
  served = await serveApi();
});
afterAll(() => served.close());

const event = (id: string, extra: object = {}) => ({
  id,
  name: 'purchase',
  contact: { phone: '+573009990001', name: 'Luz' },
  payload: { order: id },
  ...extra,
});
const countEvents = async () => {
  const [row] = await served.owner<{ n: number }[]>`select count(*)::int as n from events`;
  return row?.n ?? 0;
};
const countContacts = async () => {
  const [row] = await served.owner<{ n: number }[]>`select count(*)::int as n from contacts`;
  return row?.n ?? 0;
};

test('one event is stored, starts the journey, and is a duplicate the second time', async () => {
  const first = await served.call('POST', '/events', { body: event('e-1') });
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({ results: [{ status: 'stored', runs: [{ refused: null }] }] });
  const again = await served.call('POST', '/events', { body: event('e-1') });
  expect(again.body).toMatchObject({ results: [{ status: 'duplicate' }] });
});

test('a batch comes as a list or under "events", and is answered in its order', async () => {
  const list = await served.call('POST', '/events', { body: [event('b-1'), event('b-2')] });
  const named = await served.call('POST', '/events', { body: { events: [event('b-3'), event('b-1')] } });
  const statuses = (reply: typeof list) =>
    (reply.body.results as unknown as { status: string }[]).map((row) => row.status);
  expect(statuses(list)).toEqual(['stored', 'stored']);
  expect(statuses(named)).toEqual(['stored', 'duplicate']);
});

test('a half-bad batch names its fields and stores nothing', async () => {
  const before = [await countEvents(), await countContacts()];
  const events = [0, 1, 2, 3].map((n) => event(`h-${n}`, { contact: { phone: `+57300888000${n}` } }));
  const bad = { ...events[3], contact: { phone: '300 888' } };
  const reply = await served.call('POST', '/events', {
    body: { events: [...events.slice(0, 3), bad] },
    headers: { 'accept-language': 'es-CO' },
  });
  expect(reply.status).toBe(400);
  expect(reply.headers.get('content-type')).toBe('application/problem+json');
  expect(reply.body).toMatchObject({
    code: 'invalid',
    title: 'Datos no válidos',
    errors: [{ field: 'events[3].contact.phone', reason: 'un teléfono en formato internacional, como +573001234567' }],
  });
  const stranger = await served.call('POST', '/events', {
    body: [events[0], event('h-9', { contact: { id: 'cnt_nobody' } })],
  });
  expect(stranger).toMatchObject({ status: 400, body: { errors: [{ field: 'events[1].contact.id' }] } });
  expect([await countEvents(), await countContacts()]).toEqual(before);
});

test.each(
  [
    ['{"id": ', 'malformed_json', 400],
    ['', 'invalid', 400],
    ['[]', 'invalid', 400],
    ['"text"', 'invalid', 400],
    ['{"id":7,"name":"purchase","contact":{"phone":"+573001112222"}}', 'invalid', 400],
    ['{"id":"x","name":"purchase","contact":{}}', 'invalid', 400],
    ['{"id":"x\\u0000","name":"purchase","contact":{"phone":"+573001112222"}}', 'bad_text', 400],
    ['{"id":"x","name":"p","contact":{"phone":"+573001112222"},"payload":{"a":"\\ud800"}}', 'bad_text', 400],
    ['{"id":"x","name":"p","contact":{"phone":"+573001112222"},"payload":{"a":1e999}}', 'bad_text', 400],
    ['{"id":"x","name":"p","contact":{"phone":"+573001112222"},"occurredAt":"yesterday"}', 'invalid', 400],
    [`${'['.repeat(5000)}${']'.repeat(5000)}`, 'too_deep', 400],
  ].map(([raw, code, status]) => ({ start: String(raw).slice(0, 80), raw: String(raw), code, status })),
)('a body like $start gets $code', async ({ raw, code, status }) => {
  const before = await countEvents();
  const reply = await served.call('POST', '/events', { raw });
  expect(reply).toMatchObject({ status, body: { code, status } });
  expect(await countEvents()).toBe(before);
});

test('a body over the bound is refused, told beforehand or not', async () => {
  const raw = Buffer.alloc(17 * 1024 * 1024, 0x20);
  expect(await served.call('POST', '/events', { raw })).toMatchObject({ status: 413, body: { code: 'too_large' } });
  const chunked = await fetch(`${served.url}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${served.keys.admin}` },
    body: new Blob([raw]).stream(),
    duplex: 'half',
  } as RequestInit).then(
    (response) => response.status,
    // The server may close before it read all that was sent.
    () => 413,
  );
  expect(chunked).toBe(413);
});

test('more than 1,000 events is one batch too much', async () => {
  const reply = await served.call('POST', '/events', { body: Array.from({ length: 1001 }, (_, n) => event(`m-${n}`)) });
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ field: 'events' }] } });
});

test('events may come in any order: each keeps when it happened', async () => {
  const contact = { phone: '+573009990077' };
  const times = ['2026-01-03T10:00:00Z', '2026-01-01T10:00:00Z', '2026-01-02T10:00:00-05:00'];
  for (const [n, occurredAt] of times.entries()) {
    await served.call('POST', '/events', { body: event(`o-${n}`, { contact, occurredAt, name: 'visit' }) });
  }
  const rows = await served.owner<{ external_id: string }[]>`
    select external_id from events where external_id like 'o-%' order by occurred_at`;
  expect(rows.map((row) => row.external_id)).toEqual(['o-1', 'o-2', 'o-0']);
});

test('a key of another workspace finds nobody of this one', async () => {
  const reply = await served.call('POST', '/events', {
    as: 'other',
    body: event('w-1', { contact: { id: 'cnt_demo_ana' } }),
  });
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ field: 'contact.id' }] } });
});

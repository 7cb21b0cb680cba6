import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveStream, readTopics } from '../../app/api/live.server';
import { recordConsents } from '../../services/consents';
import { ingest, EventSchema } from '../../services/ingest';
import { flush, tell } from '../../services/live';
import { settle } from '../support/turn';
import { testServices, type TestServices } from '../support/services';
import { listenWith } from './serve';

let services: TestServices;
let server: Awaited<ReturnType<typeof listenWith>>;
beforeAll(async () => {
  services = await testServices();
  server = await listenWith((request) => {
    const topics = readTopics(new URL(request.url).searchParams.get('topics') ?? '') ?? [];
    const caller = { workspace: services.workspace, isStillIn: () => Promise.resolve(true) };
    return liveStream(services.deps, request, caller, topics);
  });
});
afterAll(async () => {
  await server.close();
  await services.close();
});

/** Reads a stream's events until `enough` of them came. */
async function follow(topics: string, headers: Record<string, string> = {}) {
  const abort = new AbortController();
  const response = await fetch(`${server.url}/live?topics=${topics}`, { headers, signal: abort.signal });
  const events: { event: string; data: { topics?: string[] } }[] = [];
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const found = /^event: (.+)\ndata: (.+)$/m.exec(part);
        if (found) events.push({ event: found[1] ?? '', data: JSON.parse(found[2] ?? '{}') as { topics?: string[] } });
      }
    }
  };
  const reading = read().catch(() => {});
  await expect.poll(() => events.length).toBeGreaterThan(0);
  return {
    response,
    events,
    topics: () => events.flatMap((one) => one.data.topics ?? []),
    stop: () => {
      abort.abort();
      return reading;
    },
  };
}

test('a stream says what changed, to whoever asked for it and to no other workspace', async () => {
  const { deps, workspace, other } = services;
  const inbox = await follow('inbox,contact:cnt_1');
  const runs = await follow('runs,run:run_1');
  expect(inbox.response.headers.get('content-type')).toContain('text/event-stream');
  expect(inbox.response.headers.get('cache-control')).toBe('no-cache, no-transform');
  tell(deps.sql, other, 'inbox', ['cas_1']);
  await flush(deps.sql);
  tell(deps.sql, workspace, 'inbox', ['cas_1']);
  tell(deps.sql, workspace, 'contact', ['cnt_2', 'cnt_1']);
  tell(deps.sql, workspace, 'runs', ['run_2']);
  await flush(deps.sql);
  await expect.poll(() => inbox.topics()).toEqual(['inbox', 'contact:cnt_1']);
  await expect.poll(() => runs.topics()).toEqual(['runs']);
  await Promise.all([inbox.stop(), runs.stop()]);
});

test('a crowd is one note that names nobody, and everybody who watches looks', async () => {
  const { deps, workspace } = services;
  const watching = await follow('run:run_900');
  for (let n = 0; n < 1000; n++) tell(deps.sql, workspace, 'runs', [`run_x${n}`]);
  await flush(deps.sql);
  await expect.poll(() => watching.topics()).toEqual(['run:run_900']);
  await watching.stop();
});

test('a word of consent, and a send that the rules refused, are told to whoever has the contact open', async () => {
  const { deps, workspace, actor } = services;
  const reference = { phone: '+573001119999', name: 'Eva' };
  const [stored] = await ingest(deps, workspace, [
    EventSchema.parse({ id: 'l-2', name: 'purchase', contact: reference }),
  ]);
  const { contact } = stored as { contact: string };
  await settle(deps, workspace);
  await flush(deps.sql);
  const watching = await follow(`contact:${contact}`);
  deps.clock.advance(24 * 3600 * 1000);
  await settle(deps, workspace);
  await flush(deps.sql);
  await expect.poll(() => watching.topics().length).toBeGreaterThan(0);
  const told = watching.topics().length;
  await recordConsents(deps, actor, [
    { contact: { id: contact }, channel: 'whatsapp', purpose: 'service', status: 'granted' },
  ]);
  await flush(deps.sql);
  await expect.poll(() => watching.topics().length).toBeGreaterThan(told);
  await watching.stop();
});

test('what the engine does is told: a run that moves, a message that is said', async () => {
  const { deps, workspace } = services;
  const event = EventSchema.parse({
    id: 'l-1',
    name: 'purchase',
    contact: { phone: '+573001118888', name: 'Leo' },
    consents: [{ channel: 'whatsapp', purpose: 'service', status: 'granted' }],
  });
  const [stored] = await ingest(deps, workspace, [event]);
  await flush(deps.sql);
  const { contact, runs } = stored as { contact: string; runs: { id: string }[] };
  const watching = await follow(`run:${runs[0]?.id},contact:${contact}`);
  await settle(deps, workspace);
  await expect.poll(() => watching.topics()).toContain(`run:${runs[0]?.id}`);
  deps.clock.advance(24 * 3600 * 1000);
  await settle(deps, workspace);
  await expect.poll(() => watching.topics()).toContain(`contact:${contact}`);
  await watching.stop();
});

test('a stream that comes back is told to read again; topics that are none are refused', async () => {
  const again = await follow('inbox', { 'last-event-id': '1-2' });
  expect(again.events[0]?.event).toBe('resync');
  await again.stop();
  expect(readTopics('inbox,runs,contact:cnt_1,run:run_1')).toHaveLength(4);
  expect([readTopics('everything'), readTopics('contact:'), readTopics("run:'; drop")]).toEqual([null, null, null]);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../core/vocabulary';
import { SENTENCES } from '../../core/words';
import { listCases } from '../../services/cases';
import { DEMO } from '../../services/demo';
import { EventSchema, ingest } from '../../services/ingest';
import { setKillSwitch } from '../../services/policies';
import { receive } from '../../services/receive';
import { formFrom, signInEverybody } from '../../tests/support/screens';
import { testServices, type TestServices } from '../../tests/support/services';
import { settle } from '../../tests/support/turn';
import { action, loader } from '../routes/_app.inbox.($caseId)';

let t: TestServices;
let cookies: Map<Role, string>;
let caseId: string;

/** Ana bought, was asked a day later, and wants a person. */
beforeAll(async () => {
  t = await testServices();
  cookies = await signInEverybody(t);
  const event = { id: 'p1', name: 'purchase', contact: { externalId: 'C-1001' }, payload: { order: 'A-1' } };
  await ingest(t.deps, t.workspace, [EventSchema.parse(event)]);
  await settle(t.deps, t.workspace);
  t.deps.clock.advance(86_400_000);
  await settle(t.deps, t.workspace);
  await receive(t.deps, t.workspace, {
    type: 'message',
    providerId: 'in1',
    channel: 'whatsapp',
    from: '+573005550101',
    text: 'Llegó roto',
    at: new Date(t.deps.clock.now()).toISOString(),
  });
  await settle(t.deps, t.workspace);
  const [found] = await listCases(t.deps, t.workspace, { view: 'all' });
  if (!found) throw new Error('no case');
  caseId = found.id;
});
afterAll(() => t.close());

const send = async (intent: string, fields: Record<string, string> = {}, to = caseId) =>
  action(await formFrom(t, cookies.get('agent') ?? '', { intent, ...fields }, { params: { caseId: to } }));
const read = (path: string, params: Record<string, string> = {}, role: Role = 'agent') =>
  loader({
    request: new Request(`http://127.0.0.1${path}`, { headers: { cookie: cookies.get(role) ?? '' } }),
    params,
    context: { deps: t.deps },
  });

it('shows the queue and, of an open case, the card, the flow behind it and the thread', async () => {
  const inbox = await read(`/inbox/${caseId}`, { caseId });
  expect(inbox.counts).toEqual({ open: 1, mine: 0, all: 1 });
  expect(inbox.open).toMatchObject({
    card: { flow: { name: 'Seguimiento posventa' }, node: 'person', trigger: { payload: { order: 'A-1' } } },
    flow: { nodeName: 'Ayuda humana' },
    contact: { name: 'Ana Morales' },
  });
  expect(inbox.open?.thread.entries.some(({ body }) => body.text === 'Llegó roto')).toBe(true);
  expect((await read('/inbox?q=nadie')).cases).toEqual([]);
  expect((await read('/inbox', {}, 'auditor')).me.mayWork).toBe(false);
});

it('tells why a reply was refused, and nothing reaches the customer', async () => {
  expect(await send('reply', { text: '  ' })).toMatchObject({ data: { errors: { text: 'inbox.text.missing' } } });
  expect(await send('reply', { text: 'Hola' }, 'cas_none')).toMatchObject({
    ok: false,
    said: { code: 'case.missing' },
  });
  await setKillSwitch(t.deps, t.actor, { on: true, reason: 'prueba' });
  expect(await send('reply', { text: 'Hola' })).toMatchObject({ ok: false, said: { code: 'policy.kill.on' } });
  await setKillSwitch(t.deps, t.actor, { on: false, reason: 'prueba' });
  expect(await t.owner`select 1 from messages where text = 'Hola'`).toHaveLength(0);
});

it('takes, answers, notes and resolves; what is done twice is refused in a sentence', async () => {
  const me = DEMO.member('agent');
  expect(await send('assign', { member: me })).toEqual({ ok: true, status: 'done' });
  expect(await send('assign', { member: 'mem_none' })).toMatchObject({ said: { code: 'case.unknown_member' } });
  expect(await send('reply', { text: 'Hola Ana' })).toEqual({ ok: true, status: 'sent' });
  expect(await send('note', { text: 'Revisar bodega' })).toEqual({ ok: true, status: 'done' });
  expect(await send('handBack', { node: '' })).toMatchObject({ data: { errors: { node: 'inbox.handBack.missing' } } });
  expect(await send('handBack', { node: 'nowhere' })).toMatchObject({ said: { code: 'case.unknown_node' } });
  expect(await send('resolve', { note: '' })).toEqual({ ok: true, status: 'done' });
  expect(await send('resolve')).toMatchObject({ said: { code: 'case.resolved' } });
  expect(await send('reply', { text: 'Otra cosa' })).toMatchObject({ said: { code: 'case.resolved' } });
  expect((await read('/inbox?view=resolved')).cases).toMatchObject([{ id: caseId, outcome: 'resolved' }]);
});

it('has a sentence for every refusal of the services', () => {
  const reasons = ['missing', 'resolved', 'no_channel', 'no_run', 'unknown_node', 'unknown_member'];
  const codes = [...reasons.map((reason) => `case.${reason}`), 'send.no_connection', 'send.no_contact', 'send.busy'];
  for (const book of [SENTENCES.es, SENTENCES.en]) expect(codes.filter((code) => !(code in book))).toEqual([]);
});

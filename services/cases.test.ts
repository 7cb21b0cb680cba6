import { afterAll, beforeAll, expect, test } from 'vitest';
import { settle } from '../tests/support/turn';
import { testServices, type TestServices } from '../tests/support/services';
import { assignCase, countCases, getCase, handBack, listCases, noteOnCase, replyToCase, resolveCase } from './cases';
import { setKillSwitch } from './policies';
import { DEMO } from './demo';
import { EventSchema, ingest } from './ingest';
import { receive } from './receive';
import { readAudit } from './audit';
import { exportThread, getThread, ThreadEntrySchema, verifyChain, type ThreadEntry } from './thread';
import { whatIf, whyNot } from './why-not';

let t: TestServices;
beforeAll(async () => {
  t = await testServices();
});
afterAll(() => t.close());

const DAY = 86_400_000;
const agent = () => ({ workspace: t.workspace, id: `member:${DEMO.member('agent')}` });
let events = 0;
const purchase = (externalId: string) =>
  ingest(t.deps, t.workspace, [
    EventSchema.parse({
      id: `p${++events}`,
      name: 'purchase',
      contact: { externalId },
      payload: { order: 'A-100', amount: 90_000 },
    }),
  ]);
let inbound = 0;
const writes = (from: string, text: string) =>
  receive(t.deps, t.workspace, {
    type: 'message',
    providerId: `in${++inbound}`,
    channel: 'whatsapp',
    from,
    text,
    at: new Date(t.deps.clock.now()).toISOString(),
  });

/** A customer buys, is asked a day later, and asks for help: a case is open. */
async function needsHelp(externalId: string, phone: string) {
  await purchase(externalId);
  await settle(t.deps, t.workspace);
  t.deps.clock.advance(DAY);
  await settle(t.deps, t.workspace);
  await writes(phone, 'Llegó roto, necesito ayuda');
  await settle(t.deps, t.workspace);
  const cases = await listCases(t.deps, t.workspace, { view: 'open' });
  const found = cases.find((row) => row.lastText?.includes('roto'));
  if (!found) throw new Error(`no case: ${JSON.stringify(cases)}`);
  return found;
}
const whole = async (contact: string): Promise<ThreadEntry[]> => {
  const entries: ThreadEntry[] = [];
  for (let before: string | undefined; ;) {
    const page = await getThread(t.deps, t.workspace, contact, { before, limit: 3 });
    entries.push(...page.entries);
    if (!page.next) return entries;
    before = page.next;
  }
};

test('a handoff is worked from the inbox: card, take, note, reply, resolve; the run goes on by its outcome', async () => {
  const found = await needsHelp('C-1001', '+573005550101');
  expect(found).toMatchObject({ contactName: 'Ana Morales', status: 'open', channel: 'whatsapp', priority: 5 });
  expect(found.dueAt).not.toBeNull();
  expect(await countCases(t.deps, t.workspace, DEMO.member('agent'))).toEqual({ open: 1, mine: 0, all: 1 });

  const page = await getCase(t.deps, t.workspace, found.id);
  expect(page?.case.card).toMatchObject({ flow: { id: DEMO.flow }, node: 'person', variables: {} });
  expect(
    page?.thread.entries.some((entry) => entry.kind === 'message' && entry.body.text === 'Llegó roto, necesito ayuda'),
  ).toBe(true);

  expect(await assignCase(t.deps, agent(), { case: found.id, member: 'mem_nobody' })).toEqual({
    changed: false,
    reason: 'unknown_member',
  });
  expect(await noteOnCase(t.deps, agent(), { case: found.id, text: 'Revisar garantía' })).toEqual({ changed: true });
  const sent = await replyToCase(t.deps, agent(), { case: found.id, text: 'Hola Ana, ya lo reviso.' });
  expect(sent).toMatchObject({ status: 'sent' });
  const [mine] = await listCases(t.deps, t.workspace, { view: 'mine', member: DEMO.member('agent') });
  expect(mine).toMatchObject({
    id: found.id,
    status: 'assigned',
    ownerName: 'Julián Mesa',
    lastText: 'Hola Ana, ya lo reviso.',
  });
  expect(mine?.firstReplyAt).not.toBeNull();

  expect(await resolveCase(t.deps, agent(), { case: found.id, outcome: 'solved', note: 'Se envía otro' })).toEqual({
    changed: true,
  });
  expect(await resolveCase(t.deps, agent(), { case: found.id, outcome: 'solved' })).toEqual({
    changed: false,
    reason: 'resolved',
  });
  await settle(t.deps, t.workspace);
  const [run] = await t.owner`select status, outcome from runs where contact_id = 'cnt_demo_ana'`;
  expect(run).toMatchObject({ status: 'ended', outcome: { kind: 'completed', name: 'helped' } });
  const [contact] = await t.owner`select holder_case from contacts where id = 'cnt_demo_ana'`;
  expect(contact?.holder_case).toBeNull();
  expect(await listCases(t.deps, t.workspace, { view: 'resolved' })).toMatchObject([
    { id: found.id, outcome: 'solved' },
  ]);
  expect(await replyToCase(t.deps, agent(), { case: found.id, text: 'x' })).toMatchObject({ code: 'case.resolved' });
});

test('R4: every entry of the thread carries the five groups, whatever its kind', async () => {
  const entries = await whole('cnt_demo_ana');
  for (const entry of entries) ThreadEntrySchema.parse(entry);
  const kinds = new Set(entries.map((entry) => entry.kind));
  for (const kind of ['event', 'run', 'decision', 'step', 'message', 'case']) expect(kinds).toContain(kind);
  const reply = entries.find((entry) => entry.body.text === 'Hola Ana, ya lo reviso.');
  expect(reply).toMatchObject({
    channel: 'whatsapp',
    agent: { kind: 'member', id: DEMO.member('agent'), name: 'Julián Mesa' },
    handoff: { queue: expect.any(String), dueAt: expect.any(String) },
    body: { direction: 'out', delivery: { state: 'accepted' } },
  });
  const first = entries.at(-1);
  expect(first).toMatchObject({ kind: 'event', body: { name: 'purchase' }, handoff: null });
});

test('the thread has one order, and its pages neither skip nor repeat', async () => {
  const paged = await whole('cnt_demo_ana');
  const { entries, next } = await getThread(t.deps, t.workspace, 'cnt_demo_ana', { limit: 200 });
  expect(next).toBeNull();
  expect(paged.map((entry) => `${entry.kind}:${entry.id}`)).toEqual(
    entries.map((entry) => `${entry.kind}:${entry.id}`),
  );
  expect(new Set(paged.map((entry) => `${entry.kind}:${entry.id}`)).size).toBe(paged.length);
  const times = paged.map((entry) => Date.parse(entry.at));
  expect(times).toEqual([...times].sort((a, b) => b - a));
  const notes = await getThread(t.deps, t.workspace, 'cnt_demo_ana', { kinds: ['message'] });
  expect(new Set(notes.entries.map((entry) => entry.kind))).toEqual(new Set(['message']));
});

test('R7, R8: the chain of a thread holds, and every way of touching it shows', async () => {
  const id = 'cnt_demo_ana';
  expect(await verifyChain(t.deps, t.workspace, id)).toMatchObject({
    valid: true,
    broken: [],
    changed: [],
    complete: true,
  });
  expect(await verifyChain(t.deps, t.workspace, 'cnt_nobody')).toBeNull();
  const tampered = async (change: string) => {
    await t.owner.unsafe('create table kept as select * from messages');
    await t.owner.unsafe(change);
    const verdict = await verifyChain(t.deps, t.workspace, id);
    await t.owner.unsafe('truncate messages; insert into messages select * from kept; drop table kept');
    return verdict;
  };
  const of = `where contact_id = '${id}'`;
  expect(await tampered(`update messages set text = 'otra cosa' ${of} and seq = 1`)).toMatchObject({
    valid: false,
    changed: [1],
    broken: [],
  });
  expect(await tampered(`update messages set at = at + interval '1 hour' ${of} and seq = 2`)).toMatchObject({
    valid: false,
    broken: [2],
  });
  expect(await tampered(`update messages set direction = 'note' ${of} and seq = 1`)).toMatchObject({
    valid: false,
    broken: [1],
  });
  expect(await tampered(`delete from messages ${of} and seq = 2`)).toMatchObject({ valid: false, complete: false });
  expect(await tampered(`delete from messages ${of} and seq = (select max(seq) from messages ${of})`)).toMatchObject({
    valid: false,
    broken: [],
    complete: false,
  });
  expect(await verifyChain(t.deps, t.workspace, id)).toMatchObject({ valid: true });
});

test('an export carries the whole story, oldest first, and what a stranger needs to check the chain', async () => {
  const file = await exportThread(t.deps, t.actor, 'cnt_demo_ana');
  expect(await readAudit(t.deps, t.workspace, { subject: 'cnt_demo_ana', limit: 1 })).toMatchObject([
    { action: 'contact.export', actor: t.actor.id },
  ]);
  expect(file?.entries).toEqual((await whole('cnt_demo_ana')).reverse());
  expect(file?.consents.length).toBeGreaterThan(0);
  const { createHash } = await import('node:crypto');
  let hash = '';
  for (const link of file?.chain.links ?? []) {
    hash = createHash('sha256').update(`${hash}${link.id}${link.at}${link.direction}${link.digest}`).digest('hex');
    expect(link.hash).toBe(hash);
  }
  expect(file?.chain.links.length).toBe(file?.entries.filter((entry) => entry.kind === 'message').length);
});

test('an agent gives the customer back to the flow at a node of their version, and at no other', async () => {
  const found = await needsHelp('C-1002', '+573005550102');
  const actor = agent();
  expect(await handBack(t.deps, actor, { case: found.id, node: 'nowhere' })).toEqual({
    changed: false,
    reason: 'unknown_node',
  });
  expect(await handBack(t.deps, actor, { case: found.id, node: 'email' })).toEqual({ changed: true });
  await settle(t.deps, t.workspace);
  const [run] = await t.owner`select status, node from runs where contact_id = 'cnt_demo_luis'`;
  expect(run).toEqual({ status: 'live', node: 'email' });
  expect(await handBack(t.deps, actor, { case: found.id, node: 'email' })).toEqual({
    changed: false,
    reason: 'resolved',
  });
});

test('a case of another workspace is nobody’s here', async () => {
  const [any] = await listCases(t.deps, t.workspace, { view: 'resolved' });
  const stranger = { workspace: t.other, id: 'member:x' };
  const id = any?.id ?? '';
  expect(await getCase(t.deps, t.other, id)).toBeNull();
  expect(await assignCase(t.deps, stranger, { case: id, member: null })).toEqual({ changed: false, reason: 'missing' });
  expect(await noteOnCase(t.deps, stranger, { case: id, text: 'x' })).toEqual({ changed: false, reason: 'missing' });
  expect(await resolveCase(t.deps, stranger, { case: id, outcome: 'x' })).toEqual({
    changed: false,
    reason: 'missing',
  });
  expect(await replyToCase(t.deps, stranger, { case: id, text: 'x' })).toMatchObject({ code: 'case.missing' });
});

test('why not: without consent nothing was sent, and the verdict says so with its rules', async () => {
  await purchase('C-1004');
  t.deps.clock.advance(DAY);
  await settle(t.deps, t.workspace);
  await settle(t.deps, t.workspace);
  t.deps.clock.advance(DAY);
  await settle(t.deps, t.workspace);
  const { decisions } = await whyNot(t.deps, t.workspace, 'cnt_demo_diego');
  expect(decisions[0]).toMatchObject({ verdict: 'suppress' });
  expect(decisions[0]?.said[0]?.code).toBe('policy.verdict.suppress');
  expect(decisions[0]?.said.map((said) => said.code)).toContain('policy.consent.missing');
  const thread = await getThread(t.deps, t.workspace, 'cnt_demo_diego');
  expect(thread.entries.some((entry) => entry.kind === 'message')).toBe(false);
});

test('why not: an entry that was refused is part of the story', async () => {
  await purchase('C-1007');
  await t.owner`update flows set paused = 'entries' where id = ${DEMO.flow}`;
  t.deps.clock.advance(1000);
  await purchase('C-1008');
  await t.owner`update flows set paused = null where id = ${DEMO.flow}`;
  t.deps.clock.advance(1000);
  const { refused, decisions } = await whyNot(t.deps, t.workspace, 'cnt_demo_elena');
  expect(decisions).toEqual([]);
  expect(refused).toMatchObject([
    { status: 'refused', said: { code: 'entry.paused', params: { flow: 'Seguimiento posventa' } } },
  ]);
});

test('what if: somebody who never entered any flow can be asked about, and the answer says when', async () => {
  const ask = (contact: string, purpose: 'marketing' | 'service') =>
    whatIf(t.deps, t.workspace, { contact, purpose, channels: ['email'] });
  // Marta has consent to service by email and none to marketing; it is ten in the morning
  expect((await ask('cnt_demo_marta', 'service'))?.decision).toMatchObject({ verdict: 'allow', channel: 'email' });
  expect(await ask('cnt_demo_marta', 'marketing')).toMatchObject({
    decision: { verdict: 'suppress' },
    next: { code: 'policy.next.never' },
  });
  t.deps.clock.advance(12 * 3_600_000);
  expect(await ask('cnt_demo_marta', 'service')).toMatchObject({
    decision: { verdict: 'defer' },
    next: { code: 'policy.next.at' },
    timeZone: 'America/Bogota',
  });
  await setKillSwitch(t.deps, t.actor, { on: true, reason: 'prueba' });
  expect((await ask('cnt_demo_marta', 'service'))?.decision).toMatchObject({ verdict: 'defer' });
  await setKillSwitch(t.deps, t.actor, { on: false, reason: 'prueba' });
  expect(await ask('cnt_nobody', 'service')).toBeNull();
  expect(await t.owner`select 1 from decisions where contact_id = 'cnt_demo_marta'`).toHaveLength(0);
});

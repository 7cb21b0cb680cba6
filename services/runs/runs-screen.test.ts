import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { settle } from '../../tests/support/turn';
import { testServices, type TestServices } from '../../tests/support/services';
import { getCase, listCases, resolveCase } from '../cases';
import { EventSchema, ingest } from '../ingest';
import { answerAsCustomer, readPhones, seeMessages } from '../phones';
import { cancelRun, jumpToNextWait, retryRun } from './intervene';
import { countRuns, getRunPage, listRuns } from './read';

const ANA = 'cnt_demo_ana';
let t: TestServices;
let stranger: TestServices['actor'];
let order = 0;
beforeAll(async () => {
  t = await testServices();
  stranger = { workspace: t.other, id: 'member:mem_x' };
});
afterAll(() => t.close());

/** A purchase in the sandbox: a day a minute. */
async function purchase(contact = ANA): Promise<string> {
  const event = EventSchema.parse({
    id: `order-${++order}`,
    name: 'purchase',
    contact: { id: contact },
    payload: { order: `A-${order}` },
    pace: 1440,
  });
  const [stored] = await ingest(t.deps, t.workspace, [event]);
  await settle(t.deps, t.workspace);
  return stored?.status === 'stored' ? (stored.runs[0]?.id ?? '') : '';
}
/** Jumps on until the question stands on the phone: a day, and the hours in which nobody is written to. */
async function ask(): Promise<void> {
  for (let jump = 0; jump < 3; jump++) {
    const { messages } = await readPhones(t.deps, t.workspace, ANA);
    if (messages.at(-1)?.payload === null && messages.at(-1)?.from === 'us' && messages.length > asked) break;
    expect(await jumpToNextWait(t.deps, t.actor, { run })).toEqual({ done: true });
    await settle(t.deps, t.workspace);
  }
  asked = (await readPhones(t.deps, t.workspace, ANA)).messages.length;
}
let asked = 0;
let run = '';
beforeEach(async () => {
  for (const live of await listRuns(t.deps, t.workspace, { status: 'live' })) {
    await cancelRun(t.deps, t.actor, { run: live.id, reason: 'a new test' });
  }
  await settle(t.deps, t.workspace);
  t.deps.clock.advance(60 * 24 * 3600 * 1000); // out of the caps of the test before
  run = await purchase();
});

test('a test run jumps to what it waits for, and its message stands on the phone in its own time', async () => {
  expect(await jumpToNextWait(t.deps, stranger, { run })).toEqual({ done: false, reason: 'missing' });
  const before = await getRunPage(t.deps, t.workspace, run);
  await ask();
  const { messages } = await readPhones(t.deps, t.workspace, ANA);
  const last = messages.at(-1);
  expect(last).toMatchObject({ from: 'us', channel: 'whatsapp', state: 'accepted' });
  expect(last?.buttons.map(({ title }) => title)).toEqual(['Todo bien', 'Necesito ayuda']);
  const started = Date.parse(before?.run.startedAt ?? '');
  expect(last?.at).toBeGreaterThanOrEqual(started + 24 * 3600 * 1000);
});

test('what the customer taps opens a case, and the answers of both stand on the phone in order', async () => {
  await ask();
  const phone = async () => (await readPhones(t.deps, t.workspace, ANA)).messages;
  const help = (await phone()).at(-1)?.buttons[1];
  const tap = { contact: ANA, channel: 'whatsapp', text: help?.title ?? '', payload: help?.payload } as const;
  expect(await answerAsCustomer(t.deps, stranger, tap)).toEqual({ status: 'no_contact' });
  expect(await answerAsCustomer(t.deps, t.actor, tap)).toMatchObject({ status: 'taken', to: 'run' });
  await settle(t.deps, t.workspace);
  const [opened] = await listCases(t.deps, t.workspace, { view: 'open' });
  expect(opened).toMatchObject({ contact: ANA, test: true });
  const at = (await phone()).map((message) => message.at);
  expect(at).toEqual([...at].sort((a, b) => a - b));

  await resolveCase(t.deps, t.actor, { case: opened?.id ?? '', outcome: 'resolved' });
  await settle(t.deps, t.workspace);
  const page = await getRunPage(t.deps, t.workspace, run);
  expect(page?.run.status).toBe('ended');
  expect(page?.cases).toMatchObject([{ id: opened?.id, status: 'resolved' }]);
  expect(page?.deliveries).toMatchObject([{ channel: 'whatsapp', node: 'ask' }]);
  expect(page?.decisions[0]?.said[0]?.code).toBe('policy.verdict.allow');
  // the run's own time: an agent's outcome comes after the tap, not years later
  const [tapped, ended] = [page?.steps.find((step) => step.outlet === 'button:help'), page?.steps.at(-1)];
  const apart = Date.parse(ended?.at ?? '') - Date.parse(tapped?.at ?? '');
  expect(apart).toBeLessThan(60 * 60 * 1000);
  expect((await getCase(t.deps, t.workspace, opened?.id ?? ''))?.case.status).toBe('resolved');
});

test('looking at a phone is a receipt of the sandbox, once', async () => {
  await ask();
  const { messages } = await readPhones(t.deps, t.workspace, ANA);
  const seen = { contact: ANA, deliveries: [messages.at(-1)?.delivery ?? ''] };
  expect(await seeMessages(t.deps, t.other, seen)).toBe(0);
  expect(await seeMessages(t.deps, t.workspace, seen)).toBe(1);
  expect(await seeMessages(t.deps, t.workspace, seen)).toBe(0);
  expect((await readPhones(t.deps, t.workspace, ANA)).messages.at(-1)?.state).toBe('read');
});

test('runs are listed and counted by flow, state, step and person, and by no other workspace', async () => {
  const rows = await listRuns(t.deps, t.workspace, { status: 'live', flow: 'flw_demo_post_sale', node: 'day' });
  expect(rows).toMatchObject([{ id: run, contactName: 'Ana Morales', nodeName: 'Un día', status: 'live' }]);
  expect(await listRuns(t.deps, t.workspace, { search: 'morales', status: 'live' })).toHaveLength(1);
  expect(await listRuns(t.deps, t.workspace, { contact: 'cnt_demo_luis' })).toEqual([]);
  const [, ...older] = await listRuns(t.deps, t.workspace);
  expect(await listRuns(t.deps, t.workspace, { after: run })).toEqual(older);
  expect((await countRuns(t.deps, t.workspace)).live).toBe(1);

  expect(await listRuns(t.deps, t.other)).toEqual([]);
  expect(await countRuns(t.deps, t.other)).toEqual({ live: 0, ended: 0, halted: 0, refused: 0 });
  expect(await getRunPage(t.deps, t.other, run)).toBeNull();
  expect((await readPhones(t.deps, t.other, ANA)).messages).toEqual([]);
});

test('a run is cancelled with its reason, once, and only by its own workspace', async () => {
  const cancel = { run, reason: 'pidió salir' };
  expect(await cancelRun(t.deps, stranger, cancel)).toEqual({ done: false, reason: 'missing' });
  expect(await cancelRun(t.deps, t.actor, cancel)).toEqual({ done: true });
  await settle(t.deps, t.workspace);
  const page = await getRunPage(t.deps, t.workspace, run);
  expect(page?.run.outcome).toMatchObject({ kind: 'cancelled', name: 'pidió salir' });
  expect(await cancelRun(t.deps, t.actor, cancel)).toEqual({ done: false, reason: 'over' });
});

test('a halted run goes on after a retry', async () => {
  await t.owner`update runs set status = 'halted', failures = 5, wake_at = null, outcome = '{"code":"drive.failed","node":"day"}' where id = ${run}`;
  expect(await listRuns(t.deps, t.workspace, { status: 'halted' })).toMatchObject([{ id: run, nodeName: 'Un día' }]);
  expect(await retryRun(t.deps, stranger, { run })).toEqual({ done: false, reason: 'missing' });
  expect(await retryRun(t.deps, t.actor, { run })).toEqual({ done: true });
  expect(await retryRun(t.deps, t.actor, { run })).toEqual({ done: false, reason: 'not_halted' });
  await settle(t.deps, t.workspace);
  const page = await getRunPage(t.deps, t.workspace, run);
  expect(page?.run).toMatchObject({ status: 'live', node: 'day', outcome: null });
});

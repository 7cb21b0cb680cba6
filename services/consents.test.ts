import { afterAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../db/ids';
import { listConsents, recordConsents, suppress, unsuppress } from './consents';
import { getContact, getContactPage, listContacts, findContact, upsertContact } from './contacts';
import { testServices, type TestServices } from '../tests/support/services';

const open: TestServices[] = [];
let t: TestServices;
beforeEach(async () => {
  t = await testServices();
  open.push(t);
});
afterAll(() => Promise.all(open.map((one) => one.close())));

const ANA = 'cnt_demo_ana';

/** A send in the ledger that no provider has heard of, and a live run that waits for it. */
async function reserve(channel: string, purpose: string, state = 'reserved') {
  const id = newId('delivery', t.deps.clock.now());
  const run = newId('run', t.deps.clock.now());
  await t.owner`insert into runs (id, workspace_id, flow_id, version_id, contact_id, entry_key, status, state, started_at)
    values (${run}, ${t.workspace}, 'flw_demo_post_sale', 'ver_demo_post_sale_1', ${ANA}, ${run}, 'live', '{}', now())`;
  await t.owner`insert into deliveries (id, workspace_id, contact_id, call_id, run_id, channel, purpose, intent, address, provider, content, state, at, state_at, next_at)
    values (${id}, ${t.workspace}, ${ANA}, ${`${run}.1`}, ${run}, ${channel}, ${purpose}, 'x', '+573005550101', 'sandbox', '{}', ${state}, now(), now(), now())`;
  return { id, run, call: `${run}.1` };
}
const stateOf = async (id: string) => {
  const [row] = await t.owner`select state, next_at from deliveries where id = ${id}`;
  return row;
};
const withdraw = {
  channel: 'whatsapp',
  purpose: 'service',
  status: 'withdrawn',
  evidence: { source: 'call' },
} as const;

test('a withdrawal cancels what is reserved for that channel and purpose, and nothing else', async () => {
  const hit = await reserve('whatsapp', 'service');
  const otherChannel = await reserve('email', 'service');
  const otherPurpose = await reserve('whatsapp', 'marketing');
  const onItsWay = await reserve('whatsapp', 'service', 'submitted');
  const before = await getContact(t.deps, t.workspace, ANA);

  const done = await recordConsents(t.deps, t.actor, [{ contact: { id: ANA }, ...withdraw }]);
  expect(done).toMatchObject({ recorded: true, cancelled: 1 });
  expect(await stateOf(hit.id)).toEqual({ state: 'cancelled', next_at: null });
  for (const one of [otherChannel, otherPurpose]) expect(await stateOf(one.id)).toMatchObject({ state: 'reserved' });
  expect(await stateOf(onItsWay.id)).toMatchObject({ state: 'submitted' });

  const after = await getContact(t.deps, t.workspace, ANA);
  expect(after?.policyRev).toBeGreaterThan(before?.policyRev ?? 0);
  expect(after?.standing.consents?.['whatsapp:service']?.status).toBe('withdrawn');
});

test('the run that waited for the cancelled send hears of it and is due', async () => {
  const { run, call } = await reserve('whatsapp', 'service');
  await recordConsents(t.deps, t.actor, [{ contact: { id: ANA }, ...withdraw }]);
  const [input] = await t.owner`select input from inputs where run_id = ${run}`;
  expect(input?.input).toMatchObject({
    type: 'outcome',
    call,
    at: t.deps.clock.now(),
    result: {
      status: 'not_sent',
      code: 'policy.consent.withdrawn',
      params: { channel: 'whatsapp', purpose: 'service' },
    },
  });
  const [row] = await t.owner`select inbox, wake_at is not null as due from runs where id = ${run}`;
  expect(row).toEqual({ inbox: 1, due: true });
});

test('a word older than the latest one is kept and changes nothing', async () => {
  const { id } = await reserve('whatsapp', 'service');
  const old = { contact: { id: ANA }, ...withdraw, at: '2020-01-01T00:00:00.000Z' };
  expect(await recordConsents(t.deps, t.actor, [old])).toMatchObject({ recorded: true, cancelled: 0 });
  expect(await stateOf(id)).toMatchObject({ state: 'reserved' });
  const words = await listConsents(t.deps, t.workspace, ANA);
  expect(words.filter((word) => word.channel === 'whatsapp' && word.purpose === 'service')).toHaveLength(2);
});

test('consent carries its evidence and who recorded it', async () => {
  await recordConsents(t.deps, t.actor, [
    {
      contact: { externalId: 'C-1004' },
      channel: 'whatsapp',
      purpose: 'service',
      status: 'granted',
      evidence: { form: 'v4' },
    },
  ]);
  const [word] = await listConsents(t.deps, t.workspace, 'cnt_demo_diego');
  expect(word).toMatchObject({ status: 'granted', evidence: { form: 'v4', recordedBy: t.actor.id } });
});

test('a bulk write is all or nothing, and makes the people it does not know', async () => {
  const stranger = { externalId: 'C-9', phone: '+573005550199' };
  const refused = await recordConsents(t.deps, t.actor, [
    { contact: stranger, ...withdraw },
    { contact: { id: 'cnt_nobody' }, ...withdraw },
  ]);
  expect(refused).toEqual({ recorded: false, reason: 'unknown_contact', index: 1 });
  expect(await findContact(t.deps, t.workspace, { externalId: 'C-9' })).toBeNull();
  expect(await recordConsents(t.deps, t.actor, [{ contact: stranger, ...withdraw }])).toMatchObject({ recorded: true });
  const id = await findContact(t.deps, t.workspace, { address: { kind: 'phone', value: '+573005550199' } });
  expect(id).not.toBeNull();
});

test('a suppression on everything cancels everything reserved; lifting it leaves a trace', async () => {
  const sends = [await reserve('whatsapp', 'service'), await reserve('email', 'marketing')];
  const done = await suppress(t.deps, t.actor, { contact: ANA, reason: 'asked_by_customer' });
  expect(done).toMatchObject({ suppressed: true, cancelled: 2 });
  for (const send of sends) expect(await stateOf(send.id)).toMatchObject({ state: 'cancelled' });
  const page = await getContactPage(t.deps, t.workspace, ANA);
  const [suppression] = page?.contact.suppressions ?? [];
  expect(suppression).toMatchObject({ channel: null, purpose: null, reason: 'asked_by_customer' });
  const id = suppression?.id ?? '';
  expect(await unsuppress(t.deps, t.actor, { contact: ANA, id, reason: 'called us' })).toBe(true);
  expect(await unsuppress(t.deps, t.actor, { contact: ANA, id, reason: 'again' })).toBe(false);
  const audit = await t.owner`select action from audit where subject = ${ANA} order by id`;
  expect(audit.map((row) => row.action)).toEqual(['contact.suppress', 'contact.unsuppress']);
});

test('two withdrawals at once leave nothing reserved', async () => {
  const sends = await Promise.all(Array.from({ length: 16 }, () => reserve('whatsapp', 'service')));
  await Promise.all([
    recordConsents(t.deps, t.actor, [{ contact: { id: ANA }, ...withdraw }]),
    recordConsents(t.deps, t.actor, [{ contact: { id: ANA }, ...withdraw }]),
  ]);
  for (const send of sends) expect(await stateOf(send.id)).toMatchObject({ state: 'cancelled' });
});

test('contacts are found by name, id and address, in pages, newest first', async () => {
  const all = await listContacts(t.deps, t.workspace);
  expect(all).toHaveLength(10);
  expect(all[0]).toMatchObject({ id: 'cnt_demo_marta', addresses: [{ kind: 'email' }] });
  const first = await listContacts(t.deps, t.workspace, { limit: 4 });
  const second = await listContacts(t.deps, t.workspace, { limit: 6, after: first.at(-1)?.id });
  expect([...first, ...second].map((row) => row.id)).toEqual(all.map((row) => row.id));
  for (const search of ['quispe', 'C-1007', '905550107', '+51 (90) 555-0107', 'ROSA.Q']) {
    expect((await listContacts(t.deps, t.workspace, { search })).map((row) => row.id)).toEqual(['cnt_demo_rosa']);
  }
  // whoever types no accents finds who has them, and the other way round
  for (const search of ['gomez', 'Gómez', 'luís']) {
    expect((await listContacts(t.deps, t.workspace, { search })).map((row) => row.id)).toEqual(['cnt_demo_luis']);
  }
  expect(await listContacts(t.deps, t.workspace, { search: '%' })).toEqual([]);
});

test('an upsert brings the same person up to date and merges attributes', async () => {
  const made = await upsertContact(t.deps, t.actor, { externalId: 'C-77', name: 'Nora', attributes: { a: 1 } });
  const same = await upsertContact(t.deps, t.actor, {
    externalId: 'C-77',
    email: 'nora@example.com',
    attributes: { b: 2 },
  });
  expect(same).toMatchObject({ id: made?.id, name: 'Nora', attributes: { a: 1, b: 2 } });
  expect(same?.addresses).toMatchObject([{ kind: 'email', value: 'nora@example.com' }]);
  expect(await upsertContact(t.deps, t.actor, { id: 'cnt_nobody', name: 'x' })).toBeNull();
});

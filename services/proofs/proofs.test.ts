import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChannelName } from '../../core/vocabulary';
import { testServices, type TestServices } from '../../tests/support/services';
import { setKillSwitch } from '../policies';
import { readAudit } from '../audit';
import { connect } from '../connections';
import { askForCode, confirmCode, forgetAddress, listOwnAddresses } from './addresses';
import { listArrived, listProofs, markTest, sendProof } from './proofs';

let t: TestServices;
const self = { member: 'mem_demo_designer', language: 'es' as const };
beforeAll(async () => {
  t = await testServices();
});
afterAll(() => t.close());

/** The code that the sandbox's phone shows last. */
async function lastCode(): Promise<string> {
  const [row] = await listProofs(t.deps, t.workspace, self.member);
  return /\d{6}/.exec(row?.text ?? '')?.[0] ?? '';
}
async function verified(channel: ChannelName, value: string): Promise<string> {
  const asked = await askForCode(t.deps, t.actor, self, { channel, value });
  if (!('address' in asked)) throw new Error(asked.status);
  if (asked.status === 'sent')
    expect(await confirmCode(t.deps, t.actor, self, { id: asked.address.id, code: await lastCode() })).toBe('verified');
  return asked.address.id;
}
const text = { type: 'text', text: 'Hola Ana' };
const counted = () => t.owner`select (select count(*)::int from deliveries) as deliveries,
  (select count(*)::int from messages) as messages, (select count(*)::int from decisions) as decisions`;

test('an address counts once the code that went there came back, and the sign-in e-mail is no exception', async () => {
  expect(await listOwnAddresses(t.deps, t.workspace, self.member)).toEqual([]);
  const asked = await askForCode(t.deps, t.actor, self, { channel: 'sms', value: '300 555 0199' });
  expect(asked).toMatchObject({ status: 'sent', address: { value: '+573005550199', verified: false } });
  if (asked.status !== 'sent') return;
  const { id } = asked.address;
  const early = { channel: 'sms' as const, address: id, content: text, language: 'es' };
  expect(await sendProof(t.deps, t.actor, self.member, early)).toEqual({ status: 'not_verified' });
  const code = await lastCode();
  const wrong = code === '000000' ? '000001' : '000000';
  expect(await confirmCode(t.deps, t.actor, self, { id, code: wrong })).toBe('wrong');
  expect(await confirmCode(t.deps, t.actor, { member: 'mem_demo_admin' }, { id, code })).toBe('over');
  expect(await confirmCode(t.deps, t.actor, self, { id, code })).toBe('verified');
  expect(await confirmCode(t.deps, t.actor, self, { id, code })).toBe('over');
  expect(await askForCode(t.deps, t.actor, self, { channel: 'whatsapp', value: '+573005550199' })).toMatchObject({
    status: 'verified',
  });
});

test('a code is over after ten minutes, or after five that were wrong', async () => {
  const asked = await askForCode(t.deps, t.actor, self, { channel: 'email', value: 'Andres@Aurora.example' });
  if (asked.status !== 'sent') throw new Error(asked.status);
  const { id } = asked.address;
  const code = await lastCode();
  for (let n = 0; n < 5; n++) expect(await confirmCode(t.deps, t.actor, self, { id, code: 'abc' })).toBe('wrong');
  expect(await confirmCode(t.deps, t.actor, self, { id, code })).toBe('over');
  await askForCode(t.deps, t.actor, self, { channel: 'email', value: 'andres@aurora.example' });
  t.deps.clock.advance(10 * 60_000);
  expect(await confirmCode(t.deps, t.actor, self, { id, code: await lastCode() })).toBe('over');
});

test('a proof goes through the sender, marked, and nothing counts it', async () => {
  const address = await verified('sms', '+573005550199');
  const before = await counted();
  const sent = await sendProof(t.deps, t.actor, self.member, {
    channel: 'sms',
    address,
    content: text,
    language: 'es',
  });
  expect(sent).toEqual({ status: 'accepted', provider: 'sandbox', marked: true });
  expect(await counted()).toEqual(before);
  expect((await listProofs(t.deps, t.workspace, self.member))[0]).toMatchObject({
    what: 'proof',
    channel: 'sms',
    text: '[Prueba] Hola Ana',
    status: 'accepted',
  });
  expect((await listArrived(t.deps, t.workspace, self.member))[0]?.text).toBe('[Prueba] Hola Ana');
  const [entry] = await readAudit(t.deps, t.workspace);
  expect(entry).toMatchObject({
    action: 'proof.send',
    actor: t.actor.id,
    detail: { channel: 'sms', provider: 'sandbox' },
  });
});

test('a template goes as it was approved, and says in its first value what it is', async () => {
  const address = await verified('whatsapp', '+573005550199');
  const template = { type: 'template', name: 'postventa_24h', parameters: ['Ana', '1042'] };
  const to = { channel: 'whatsapp' as const, address, language: 'es' };
  expect(await sendProof(t.deps, t.actor, self.member, { ...to, content: template })).toMatchObject({ marked: true });
  expect((await listProofs(t.deps, t.workspace, self.member))[0]?.text).toMatch(/^Hola \[Prueba\] Ana, gracias/);
  expect(markTest({ type: 'template', name: 'x', parameters: [], language: 'es' })).toMatchObject({ parameters: [] });
  await t.owner`update templates set state = 'paused' where name = 'postventa_24h' and language = 'es'`;
  t.deps.contexts.forget(t.workspace);
  expect(await sendProof(t.deps, t.actor, self.member, { ...to, content: template })).toEqual({
    status: 'not_approved',
    template: 'postventa_24h',
  });
});

test.each<[string, unknown, ChannelName, object]>([
  ['what its channel refuses', { ...text, buttons: [{ id: 'a', title: 'Sí' }] }, 'sms', { status: 'not_carried' }],
  ['what is no content', { type: 'song' }, 'sms', { status: 'invalid' }],
  ['to an address of another kind', { type: 'email', subject: 'a', text: 'b' }, 'email', { status: 'not_verified' }],
])('it does not send %s', async (_, content, channel, result) => {
  const address = await verified('sms', '+573005550199');
  const input = { channel, address, content, language: 'es' };
  expect(await sendProof(t.deps, t.actor, self.member, input)).toMatchObject(result);
});

test('a refusal of the provider comes back with its reason', async () => {
  await t.owner`update connections set settings = '{"simulate": "F"}' where id = 'con_demo_sandbox'`;
  t.deps.contexts.forget(t.workspace);
  const address = await verified('sms', '+573005550199');
  const input = { channel: 'sms' as const, address, content: text, language: 'es' };
  expect(await sendProof(t.deps, t.actor, self.member, input)).toMatchObject({
    status: 'refused',
    code: 'misconfigured',
  });
  await t.owner`update connections set settings = '{}' where id = 'con_demo_sandbox'`;
  t.deps.contexts.forget(t.workspace);
});

test('the kill switch stops proofs, and there are twenty in ten minutes', async () => {
  const address = await verified('sms', '+573005550199');
  const input = { channel: 'sms' as const, address, content: text, language: 'es' };
  await setKillSwitch(t.deps, t.actor, { on: true, reason: 'x' });
  expect(await sendProof(t.deps, t.actor, self.member, input)).toEqual({ status: 'stopped' });
  await setKillSwitch(t.deps, t.actor, { on: false, reason: 'x' });
  t.deps.clock.advance(10 * 60_000);
  const sent = [];
  for (let n = 0; n < 21; n++) sent.push((await sendProof(t.deps, t.actor, self.member, input)).status);
  expect(sent.filter((status) => status === 'accepted')).toHaveLength(20);
  expect(sent.at(-1)).toBe('too_many');
});

test('another workspace has neither the address nor the proofs, and a code on a real channel is kept nowhere', async () => {
  const address = await verified('sms', '+573005550199');
  const theirs = { ...t.actor, workspace: t.other };
  const input = { channel: 'sms' as const, address, content: text, language: 'es' };
  await t.owner`insert into connections (id, workspace_id, provider, channels) values ('con_o', 'ws_other', 'sandbox', '{sms}')`;
  await t.owner`insert into policies (id, workspace_id, version, document, author, reason, at)
    select 'pol_o', 'ws_other', 1, document, author, reason, at from policies where workspace_id = 'ws_demo' limit 1`;
  expect(await sendProof(t.deps, theirs, self.member, input)).toEqual({ status: 'not_verified' });
  expect(await listArrived(t.deps, t.other, self.member)).toEqual([]);
  expect(await listProofs(t.deps, t.other, self.member)).toEqual([]);
  expect(await forgetAddress(t.deps, t.other, { member: self.member, id: address })).toBe(false);
  await connect(t.deps, t.actor, { provider: 'webhook', channels: ['sms'], settings: { url: 'https://x.example' } });
  t.deps.clock.advance(3_600_000);
  await askForCode(t.deps, t.actor, self, { channel: 'sms', value: '+573005550198' });
  expect((await listProofs(t.deps, t.workspace, self.member))[0]).toMatchObject({
    what: 'code',
    provider: 'webhook',
    text: null,
    content: null,
  });
  expect(await forgetAddress(t.deps, t.workspace, { member: self.member, id: address })).toBe(true);
});

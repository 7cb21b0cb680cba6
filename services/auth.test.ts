import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiKeyOf, createApiKey, listApiKeys, revokeApiKey } from './api-keys';
import { hashOf, savePreferences, sessionOf, signIn, signOut } from './auth';
import { testServices, type TestServices } from '../tests/support/services';

let t: TestServices;
beforeAll(async () => {
  t = await testServices();
});
afterAll(() => t.close());

const admin = () => {
  const user = t.access.users.find(({ role }) => role === 'admin');
  if (!user) throw new Error('the demo has no admin');
  return user;
};
const signedIn = async (caller: string) => {
  const answer = await signIn(t.deps, { ...admin(), caller });
  if (!answer.ok) throw new Error(answer.code);
  return answer;
};

test('a member signs in with any spelling of the e-mail, and the session says who and where', async () => {
  const answer = await signIn(t.deps, { email: ' ADMIN@aurora.example ', password: admin().password, caller: 'a' });
  expect(answer).toMatchObject({ ok: true, member: { role: 'admin', name: 'Camila Duarte' }, workspace: t.workspace });
  if (!answer.ok) return;
  expect(await sessionOf(t.deps, answer.secret)).toMatchObject({
    role: 'admin',
    member: { email: 'admin@aurora.example' },
    workspace: { name: 'Tienda Aurora', timeZone: 'America/Bogota' },
  });
});

test('every role of the demo signs in', async () => {
  for (const user of t.access.users) {
    expect(await signIn(t.deps, { ...user, caller: user.role })).toMatchObject({
      ok: true,
      member: { role: user.role },
    });
  }
});

test('a wrong password and an unknown e-mail get the same answer', async () => {
  const wrong = await signIn(t.deps, { email: admin().email, password: 'wrong', caller: 'b' });
  const unknown = await signIn(t.deps, { email: 'nobody@aurora.example', password: 'wrong', caller: 'b' });
  expect(wrong).toEqual({ ok: false, code: 'auth.wrong' });
  expect(unknown).toEqual(wrong);
});

test('after ten failures a caller waits, others do not, and the wait ends', async () => {
  for (let n = 0; n < 10; n++) await signIn(t.deps, { email: admin().email, password: 'wrong', caller: 'c' });
  const refused = await signIn(t.deps, { ...admin(), caller: 'c' });
  expect(refused).toEqual({ ok: false, code: 'auth.too_many', retryAfterMs: 300_000 });
  expect(await signIn(t.deps, { ...admin(), caller: 'd' })).toMatchObject({ ok: true });
  t.deps.clock.advance(300_000);
  expect(await signIn(t.deps, { ...admin(), caller: 'c' })).toMatchObject({ ok: true });
});

test('a session ends when it is signed out, when its time is over and when its member is disabled', async () => {
  const first = await signedIn('e');
  await signOut(t.deps, first.secret);
  expect(await sessionOf(t.deps, first.secret)).toBeNull();

  const second = await signedIn('e');
  t.deps.clock.advance(14 * 86_400_000 + 1);
  expect(await sessionOf(t.deps, second.secret)).toBeNull();

  const third = await signedIn('e');
  await t.owner`update members set disabled = true where email = ${admin().email}`;
  expect(await sessionOf(t.deps, third.secret)).toBeNull();
  expect(await signIn(t.deps, { ...admin(), caller: 'e' })).toEqual({ ok: false, code: 'auth.wrong' });
  await t.owner`update members set disabled = false where email = ${admin().email}`;
});

test('signing in clears away the same member’s sessions that are over', async () => {
  await signedIn('f');
  t.deps.clock.advance(15 * 86_400_000);
  const { secret, member } = await signedIn('f');
  const rows = await t.owner<{ id: string }[]>`select id from sessions where member_id = ${member.id}`;
  expect(rows.map((row) => row.id)).toEqual([hashOf(secret)]);
});

test('no secret stands in the database', async () => {
  const { secret } = await signedIn('g');
  const key = await createApiKey(t.deps, t.actor, { name: 'cuadre', role: 'marketer' });
  for (const table of ['members', 'sessions', 'api_keys', 'audit', 'workspaces']) {
    const [row] = await t.owner<
      { all: string }[]
    >`select coalesce(json_agg(x)::text, '') as all from ${t.owner(table)} x`;
    for (const hidden of [secret, key.secret, admin().password, t.access.apiKey])
      expect(row?.all).not.toContain(hidden);
  }
});

test('an API key is known until it is revoked', async () => {
  expect(await apiKeyOf(t.deps, t.access.apiKey)).toEqual({ id: 'key_demo', workspace: t.workspace, role: 'admin' });
  const { id, secret } = await createApiKey(t.deps, t.actor, { name: 'tienda en línea', role: 'agent' });
  expect(secret).toMatch(/^hilo_[\w-]{43}$/);
  expect(await apiKeyOf(t.deps, secret)).toEqual({ id, workspace: t.workspace, role: 'agent' });
  expect((await listApiKeys(t.deps, t.workspace)).map((key) => key.name)).toContain('tienda en línea');
  expect(await revokeApiKey(t.deps, t.actor, id)).toBe(true);
  expect(await revokeApiKey(t.deps, t.actor, id)).toBe(false);
  expect(await apiKeyOf(t.deps, secret)).toBeNull();
  expect(await apiKeyOf(t.deps, 'hilo_nobody')).toBeNull();
});

test('a member keeps a language and a theme', async () => {
  const { secret, member } = await signedIn('h');
  await savePreferences(t.deps, { workspace: t.workspace, member: member.id }, { language: 'en' });
  await savePreferences(t.deps, { workspace: t.workspace, member: member.id }, { theme: 'dark' });
  expect((await sessionOf(t.deps, secret))?.member).toMatchObject({ language: 'en', theme: 'dark' });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../db/ids';
import { testServices, type TestServices } from '../../tests/support/services';
import { changeConnection, listConnections } from '../connections';
import { listTemplates, setTemplateState } from '../templates';
import { readSurroundings } from './surroundings';

let t: TestServices;
beforeAll(async () => void (t = await testServices()));
afterAll(() => t.close());

test('S7 a template that the provider pauses and a sender that is switched off are seen at once', async () => {
  const before = await readSurroundings(t.deps, t.workspace);
  expect(before.senders).toMatchObject({ whatsapp: 'ready', email: 'ready' });
  expect(before.templates.every(({ state }) => state === 'approved')).toBe(true);

  const [template] = await listTemplates(t.deps, t.workspace);
  await setTemplateState(t.deps, t.actor, { id: template?.id ?? '', state: 'paused' });
  for (const { id } of await listConnections(t.deps, t.workspace))
    await changeConnection(t.deps, t.actor, { id, enabled: false });

  const after = await readSurroundings(t.deps, t.workspace);
  expect(after.templates.filter(({ state }) => state === 'paused')).toHaveLength(1);
  expect(after.senders).toMatchObject({ whatsapp: 'disabled', email: 'disabled' });
});

test('S7 a sender whose latest sends failed is told with why, until one gets through or another serves the channel', async () => {
  const { deps, workspace } = t;
  for (const { id } of await listConnections(deps, workspace))
    await changeConnection(deps, t.actor, { id, enabled: true });
  const send = async (id: string, state: string, error: object | null) => {
    await t.owner`insert into deliveries (id, workspace_id, contact_id, call_id, channel, purpose, intent, address, provider,
        content, state, at, state_at, error)
      values (${id}, ${workspace}, 'cnt_demo_ana', ${id}, 'email', 'service', 'x', 'x', 'sandbox', '{}', ${state}, now(), now(),
        ${error === null ? null : JSON.stringify(error)}::text::jsonb)`;
  };
  const failing = async () => (await readSurroundings(deps, workspace)).failing;
  const at = () => newId('delivery', deps.clock.now());
  await send(at(), 'failed', { code: 'provider.recipient_unknown', class: 'X' });
  await send(at(), 'failed', { code: 'provider.unreachable', class: 'R' });
  expect(await failing()).toEqual({});
  await send(at(), 'failed', { code: 'provider.unreachable', class: 'R' });
  expect(await failing()).toMatchObject({ email: { tries: 2, code: 'provider.unreachable' } });
  await send(at(), 'delivered', null);
  expect(await failing()).toEqual({});
  await send(at(), 'failed', { code: 'provider.auth_failed', class: 'F' });
  expect(await failing()).toMatchObject({ email: { tries: 1 } });
  deps.clock.advance(2 * 3_600_000);
  expect(await failing()).toEqual({});
});

test('S7 a system that HTTP requests ask in vain is told by its host', async () => {
  const { deps, workspace } = t;
  const ask = async (id: string, url: string, attempt: number, result: object) => {
    const at = new Date(deps.clock.now() - 1000).toISOString();
    await t.owner`insert into calls (id, workspace_id, run_id, call, state, attempt, result, opened_at, done_at)
      values (${id}, ${workspace}, 'run_x', ${JSON.stringify({ url })}::text::jsonb, 'done', ${attempt},
        ${JSON.stringify(result)}::text::jsonb, ${at}, ${at})`;
  };
  await ask('run_x.1', 'https://api.tienda.co/a', 3, { status: 'failed', code: 'http.timeout' });
  await ask('run_x.2', 'https://erp.tienda.co/b', 1, { status: 'response', http: 404 });
  await ask('run_x.3', 'https://crm.tienda.co/c', 1, { status: 'response', http: 401 });
  expect((await readSurroundings(deps, workspace)).sources).toEqual({
    'api.tienda.co': { tries: 3, code: 'http.timeout', params: {} },
    'crm.tienda.co': { tries: 1, code: 'http.locked', params: {} },
  });
});

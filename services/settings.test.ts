import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServices, type TestServices } from '../tests/support/services';
import { readAudit } from './audit';
import { changeConnection, connect, getConnection, listConnections } from './connections';
import {
  getCurrentPolicies,
  getPolicies,
  getPoliciesPage,
  listPolicies,
  savePolicies,
  setKillSwitch,
} from './policies';
import { listTemplates, saveTemplate, setTemplateState } from './templates';

let t: TestServices;
beforeAll(async () => {
  t = await testServices();
});
afterAll(() => t.close());

test('rules are saved as versions, counted from the one that was edited', async () => {
  const { document, version } = await getCurrentPolicies(t.deps, t.workspace);
  expect(version).toBe(1);
  const change = { ...document, sameIntentHours: 48 };
  expect(await savePolicies(t.deps, t.actor, { document: change, reason: 'dos días' })).toEqual({
    saved: true,
    version: 2,
  });
  expect(await savePolicies(t.deps, t.actor, { document: change, reason: 'tarde' })).toEqual({
    saved: false,
    reason: 'conflict',
    version: 2,
    by: t.actor.id,
  });
  expect((await t.deps.contexts.get(t.workspace)).policies).toMatchObject({ version: 2, sameIntentHours: 48 });
  expect((await getPolicies(t.deps, t.workspace, 1))?.document.sameIntentHours).toBe(24);
  expect((await listPolicies(t.deps, t.workspace)).map((row) => row.version)).toEqual([2, 1]);
});

test('rules that do not hold are refused with the field', async () => {
  const { document } = await getCurrentPolicies(t.deps, t.workspace);
  const bad = { ...document, caps: [{ id: 'x', max: -1, window: { calendar: 'day' } }] };
  expect(await savePolicies(t.deps, t.actor, { document: bad, reason: '' })).toMatchObject({
    saved: false,
    reason: 'invalid',
    issues: [{ path: 'caps.0.max' }],
  });
  expect(await savePolicies(t.deps, t.actor, { document: null, reason: '' })).toMatchObject({ reason: 'invalid' });
});

test('the kill switch counts at once here', async () => {
  expect(await setKillSwitch(t.deps, t.actor, { on: true, reason: 'incidente' })).toMatchObject({ saved: true });
  expect((await t.deps.contexts.get(t.workspace)).policies.killSwitch).toBe(true);
  const later = { ...(await getCurrentPolicies(t.deps, t.workspace)).document, sameIntentHours: 12 };
  await savePolicies(t.deps, t.actor, { document: later, reason: 'otra cosa' });
  // who moved it last, whatever was saved since
  expect((await getPoliciesPage(t.deps, t.workspace)).killSwitch).toMatchObject({
    on: true,
    by: 'Andrés Vélez',
    reason: 'incidente',
  });
  await setKillSwitch(t.deps, t.actor, { on: false, reason: 'resuelto' });
  const { current, history, killSwitch } = await getPoliciesPage(t.deps, t.workspace);
  expect(killSwitch).toMatchObject({ on: false, reason: 'resuelto', version: current.version });
  expect(history[0]).toMatchObject({ version: current.version, by: 'Andrés Vélez', reason: 'resuelto' });
  expect((await t.deps.contexts.get(t.workspace)).policies.killSwitch).toBe(false);
});

test('two who save at once: one of them is told', async () => {
  const { document } = await getCurrentPolicies(t.deps, t.workspace);
  const both = await Promise.all([1, 2].map(() => savePolicies(t.deps, t.actor, { document, reason: 'a la vez' })));
  expect(both.map((one) => one.saved).sort()).toEqual([false, true]);
});

test('a workspace that never saved rules has the defaults', async () => {
  expect(await getCurrentPolicies(t.deps, t.other)).toMatchObject({
    version: 0,
    document: { version: 0, killSwitch: false },
  });
});

test('a template is written once under its name and language, and its state follows the provider', async () => {
  const template = { name: 'pedido_en_camino', language: 'es', category: 'utility', body: 'Va en camino, {{1}}.' };
  const first = await saveTemplate(t.deps, t.actor, template);
  const again = await saveTemplate(t.deps, t.actor, { ...template, body: 'Tu pedido va en camino, {{1}}.' });
  expect(again).toEqual(first);
  expect(first).toMatchObject({ saved: true });
  if (first.saved) expect(await setTemplateState(t.deps, t.actor, { id: first.id, state: 'approved' })).toBe(true);
  const found = (await listTemplates(t.deps, t.workspace)).find((row) => row.name === 'pedido_en_camino');
  expect(found).toMatchObject({ state: 'approved', body: 'Tu pedido va en camino, {{1}}.', buttons: [] });
  expect((await t.deps.contexts.get(t.workspace)).templates.some((row) => row.name === 'pedido_en_camino')).toBe(true);
  expect(await saveTemplate(t.deps, t.actor, { ...template, name: 'Con Mayúsculas' })).toMatchObject({
    saved: false,
    issues: [{ path: 'name' }],
  });
  expect(
    await setTemplateState(t.deps, { ...t.actor, workspace: t.other }, { id: found?.id ?? '', state: 'paused' }),
  ).toBe(false);
});

test('a connection keeps its secrets sealed and never shows them', async () => {
  const secrets = { token: 'EAAG-very-secret' };
  expect(await connect(t.deps, t.actor, { provider: 'nobody', channels: [] })).toEqual({
    saved: false,
    reason: 'unknown_provider',
  });
  const made = await connect(t.deps, t.actor, {
    provider: 'webhook',
    channels: ['sms'],
    settings: { url: 'https://example.com' },
    secrets,
  });
  expect(made).toMatchObject({ saved: true });
  if (!made.saved) return;
  const seen = await getConnection(t.deps, t.workspace, made.id);
  expect(seen).toMatchObject({ hasSecrets: true, enabled: true });
  expect(JSON.stringify(await listConnections(t.deps, t.workspace))).not.toContain('sealed');
  const [row] = await t.owner`select sealed from connections where id = ${made.id}`;
  expect(String(row?.sealed)).not.toContain('EAAG');
  expect(JSON.parse(t.deps.vault.open(String(row?.sealed)))).toEqual(secrets);
  expect(
    await changeConnection(t.deps, t.actor, { id: made.id, enabled: false, settings: { url: 'https://example.org' } }),
  ).toMatchObject({
    saved: true,
  });
  expect(await getConnection(t.deps, t.workspace, made.id)).toMatchObject({
    enabled: false,
    settings: { url: 'https://example.org' },
    hasSecrets: true,
  });
  expect(
    await changeConnection(t.deps, { ...t.actor, workspace: t.other }, { id: made.id, enabled: true }),
  ).toMatchObject({
    reason: 'missing',
  });
});

test('the audit names who did what, newest first, in pages', async () => {
  const all = await readAudit(t.deps, t.workspace);
  expect(all[0]).toMatchObject({ actor: t.actor.id, action: 'connection.change' });
  expect(all.at(-1)).toMatchObject({ action: 'demo.seed' });
  const first = await readAudit(t.deps, t.workspace, { limit: 3 });
  const rest = await readAudit(t.deps, t.workspace, { before: first.at(-1)?.id });
  expect([...first, ...rest]).toEqual(all);
  expect(await readAudit(t.deps, t.other)).toEqual([]);
});

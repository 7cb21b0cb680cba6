import { afterAll, beforeAll, expect, test } from 'vitest';
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

import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServices, type TestServices } from '../tests/support/services';
import { createWorkspaceContexts } from './workspace-context';

let t: TestServices;
beforeAll(async () => {
  t = await testServices();
});
afterAll(() => t.close());

const servesEmail = async () => {
  const mail = { host: 'mail.aurora.example', from: 'hola@aurora.example' };
  const { connections } = await createWorkspaceContexts(t.deps.sql, t.deps.clock, mail).get(t.workspace);
  const first = connections.find((row) => row.channels.includes('email'));
  return { provider: first?.provider, host: first?.settings['host'] };
};

test("the installation's mail server takes the email of a workspace that only has the sandbox, and of no other", async () => {
  expect(await servesEmail()).toEqual({ provider: 'smtp', host: 'mail.aurora.example' });
  const context = await t.deps.contexts.get(t.workspace);
  expect(context.connections.map((row) => row.provider)).toEqual(['sandbox']);

  // its own, though it came after the sandbox
  await t.owner`insert into connections (id, workspace_id, provider, channels, settings)
    values ('con_z', ${t.workspace}, 'smtp', '{email}', '{"host": "own.example", "from": "a@own.example"}')`;
  expect(await servesEmail()).toEqual({ provider: 'smtp', host: 'own.example' });
});

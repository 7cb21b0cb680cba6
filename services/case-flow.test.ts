import { afterAll, beforeAll, expect, test } from 'vitest';
import { settle } from '../tests/support/turn';
import { testServices, type TestServices } from '../tests/support/services';
import { getCaseFlow, listCaseWorkers } from './case-flow';
import { getCase, handBack, listCases, replyToCase } from './cases';
import { DEMO } from './demo';
import { EventSchema, ingest } from './ingest';
import { receive } from './receive';

let t: TestServices;
beforeAll(async () => {
  t = await testServices();
});
afterAll(() => t.close());

const agent = () => ({ workspace: t.workspace, id: `member:${DEMO.member('agent')}` });
const buys = (externalId: string) =>
  ingest(t.deps, t.workspace, [
    EventSchema.parse({ id: `p-${externalId}`, name: 'purchase', contact: { externalId }, payload: { order: 'A-7' } }),
  ]);
let inbound = 0;
const writes = async (from: string, text: string) => {
  const at = new Date(t.deps.clock.now()).toISOString();
  const providerId = `in${++inbound}`;
  await receive(t.deps, t.workspace, { type: 'message', providerId, channel: 'whatsapp', from, text, at });
  await settle(t.deps, t.workspace);
};
const caseOf = async (name: string) => {
  const [found] = await listCases(t.deps, t.workspace, { view: 'all', search: name });
  const page = found && (await getCase(t.deps, t.workspace, found.id));
  if (!page) throw new Error(`no case of ${name}`);
  return page.case;
};

test('an agent sees the flow behind a case, and where the customer may go back to', async () => {
  await buys('C-1001');
  await buys('C-1002');
  await settle(t.deps, t.workspace);
  t.deps.clock.advance(86_400_000);
  await settle(t.deps, t.workspace);
  await writes('+573005550101', 'Necesito ayuda');
  t.deps.clock.advance(60_000);
  await writes('+573005550102', 'Yo también');

  const flow = await getCaseFlow(t.deps, t.workspace, await caseOf('Ana'));
  expect(flow).toMatchObject({ nodeName: 'Ayuda humana', outcomes: [] });
  expect(flow?.journal.map(({ node }) => node)).toContain('ask');
  const ids = flow?.resumable.map(({ id }) => id);
  expect(ids).toContain('email');
  expect(ids).not.toContain('purchase');
  expect(ids).not.toContain('person');
});

test('the queue holds first who waits longest, and last whoever was answered', async () => {
  const names = async () =>
    (await listCases(t.deps, t.workspace, { view: 'all' })).map(({ contactName }) => contactName?.split(' ')[0]);
  const [first, second] = await names();
  expect(first).toBe('Ana');
  const { id } = await caseOf('Ana');
  await replyToCase(t.deps, agent(), { case: id, text: 'Hola, ya lo miro.' });
  expect(await names()).toEqual([second, first]);
  // an answer to the agent waits too: since it was written, which is before the other's answer is due
  await writes('+573005550101', 'Gracias, espero');
  expect(await names()).toEqual([first, second]);
});

test('a case that was handed back offers no way back any more', async () => {
  const found = await caseOf('Ana');
  expect(await handBack(t.deps, agent(), { case: found.id, node: 'email' })).toEqual({ changed: true });
  const after = await getCase(t.deps, t.workspace, found.id);
  expect(after && (await getCaseFlow(t.deps, t.workspace, after.case))).toMatchObject({ resumable: [], outcomes: [] });
});

test('a case is given to those of the roles that work in the inbox, and to nobody whose account is closed', async () => {
  const names = async () =>
    (await listCaseWorkers(t.deps, t.workspace, ['agent', 'supervisor'])).map(({ id }) => id).sort();
  const both = [DEMO.member('agent'), DEMO.member('supervisor')].sort();
  expect(await names()).toEqual(both);
  await t.owner`update members set disabled = true where id = ${DEMO.member('supervisor')}`;
  expect(await names()).toEqual([DEMO.member('agent')]);
});

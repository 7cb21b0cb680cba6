import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST_SALE } from '../core/samples/post-sale';
import { ingest, EventSchema } from '../services/ingest';
import { receive } from '../services/receive';
import { settle } from './support/turn';
import { createWorld, type World } from './support/world';

const DAY = 24 * 3600 * 1000;
let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.publish(POST_SALE);
});
afterAll(() => world.close());

const consents = (['whatsapp', 'email'] as const).map((channel) => ({
  channel,
  purpose: 'service',
  status: 'granted',
  evidence: { method: 'web_form' },
}));
const purchase = (n: number, extra: object = {}) =>
  EventSchema.parse({
    id: `order-${n}`,
    name: 'purchase',
    payload: { order: `A-${n}`, amount: 120 },
    contact: {
      phone: `+57300000${1000 + n}`,
      email: `p${n}@example.test`,
      name: `Persona ${n}`,
      timeZone: 'America/Bogota',
      country: 'CO',
    },
    consents,
    ...extra,
  });

test('a purchase leads to a WhatsApp a day later, to an agent on "Necesito ayuda" (R42, R48, R65, R68)', async () => {
  const { deps, clock, workspace, owner, inline } = world;
  const [stored] = await ingest(deps, workspace, [purchase(1)]);
  expect(stored).toMatchObject({ status: 'stored', runs: [{ refused: null }] });
  expect(await ingest(deps, workspace, [purchase(1)])).toMatchObject([{ status: 'duplicate' }]);
  await settle(deps, workspace);
  expect(inline.sent).toHaveLength(0);
  clock.advance(DAY);
  await settle(deps, workspace);
  expect(inline.sent.map((m) => m.text)).toEqual(['Hola Persona 1, ¿cómo llegó tu pedido A-1?']);
  const [delivery] = await owner`select state, channel, node from deliveries`;
  expect(delivery).toEqual({ state: 'accepted', channel: 'whatsapp', node: 'ask' });
  const { contact } = stored as { contact: string };
  const run = (stored as { runs: { id: string }[] }).runs[0]?.id ?? '';
  const message = {
    type: 'message' as const,
    providerId: 'in-1',
    channel: 'whatsapp' as const,
    from: '+573000001001',
    text: 'Necesito ayuda',
    payload: `h~${run}~ask~help`,
    at: new Date(clock.now()).toISOString(),
  };
  expect(await receive(deps, workspace, message)).toMatchObject({ status: 'taken', contact, to: 'run' });
  expect(await receive(deps, workspace, message)).toEqual({ status: 'duplicate' });
  await settle(deps, workspace);
  const [opened] = await owner`select status, card, run_id from cases`;
  expect(opened).toMatchObject({ status: 'open', run_id: run });
  const thread = await owner`select direction, text from messages where contact_id = ${contact} order by seq`;
  expect(thread.map((m) => m.direction)).toEqual(['out', 'in']);
});

test('without consent nothing is sent and the journal says so; no answer leads to an email, a purchase to the goal (R64)', async () => {
  const { deps, clock, workspace, owner, queued } = world;
  const [bare] = await ingest(deps, workspace, [purchase(2, { consents: [] })]);
  const [silent] = await ingest(deps, workspace, [purchase(3)]);
  await settle(deps, workspace);
  clock.advance(DAY);
  await settle(deps, workspace);
  const runOf = (row: unknown) => (row as { runs: { id: string }[] }).runs[0]?.id ?? '';
  expect(await owner`select 1 from deliveries where run_id = ${runOf(bare)}`).toHaveLength(0);
  const journal = await owner`select why from steps where run_id = ${runOf(bare)}`;
  expect(JSON.stringify(journal)).toContain('policy.consent');
  clock.advance(7 * DAY);
  await settle(deps, workspace);
  expect(queued.sent.map((m) => m.to)).toContain('p3@example.test');
  await ingest(deps, workspace, [purchase(3, { id: 'order-3b' })]);
  await settle(deps, workspace);
  const [run] = await owner`select status, outcome from runs where id = ${runOf(silent)}`;
  expect(run).toMatchObject({ status: 'ended', outcome: { kind: 'goal' } });
});

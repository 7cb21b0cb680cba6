import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowDocumentInput } from '../core/document';
import { createWorld, type World } from '../tests/support/world';
import { settle } from '../tests/support/turn';
import { EventSchema, ingest } from './ingest';
import { receive } from './receive';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const DAY = 86_400_000;
const bot = (name: string, over: Partial<FlowDocumentInput['settings']>, start: object): FlowDocumentInput => ({
  schema: 1,
  kind: 'bot',
  name,
  settings: { purpose: 'service', objective: 'resolve', goal: { event: 'never' }, languages: ['es'], ...over },
  nodes: [
    { id: 'start', kind: 'start', config: { on: 'message', match: 'exact', ...start } },
    { id: 'end', kind: 'end', config: { name: 'done' } },
  ],
  edges: [{ from: 'start', outlet: 'next', to: 'end' }],
});

let messages = 0;
async function says(from: string, text: string): Promise<string> {
  const received = await receive(world.deps, world.workspace, {
    type: 'message',
    providerId: `in${++messages}`,
    channel: 'whatsapp',
    from,
    text,
    at: new Date(world.clock.now()).toISOString(),
  });
  await settle(world.deps, world.workspace);
  return received.status === 'taken' ? received.to : received.status;
}
const refusals = async (flow: string) =>
  (
    await world.owner<{ outcome: { code: string; message?: string } }[]>`
      select outcome from runs where flow_id = ${flow} and status = 'refused' order by id`
  ).map(({ outcome }) => outcome);

test('a message is held to the entry rule like an event, and who is refused is stored with the reason', async () => {
  const { flow } = await world.publish(
    bot(
      'Bienvenida',
      { entry: { kind: 'min_interval', interval: { amount: 1, unit: 'days' } } },
      { keywords: ['hola'] },
    ),
  );
  world.clock.advance(2000);
  expect(await says('+573001110001', 'hola')).toBe('started');
  expect(await says('+573001110001', 'hola')).toBe('nobody');
  expect(await refusals(flow)).toEqual([{ code: 'entry.interval', message: expect.stringMatching(/^msg_/) as string }]);
  world.clock.advance(DAY);
  expect(await says('+573001110001', 'hola')).toBe('started');

  await world.owner`update flows set paused = 'entries' where id = ${flow}`;
  world.clock.advance(2000);
  expect(await says('+573001110002', 'hola')).toBe('nobody');
  expect((await refusals(flow)).map(({ code }) => code)).toEqual(['entry.interval', 'entry.paused']);
});

test('a flow that lets nobody in leaves the message to the next that would answer it', async () => {
  const first = await world.publish(bot('Uno', { priority: 1, entry: { kind: 'none' } }, { keywords: ['menú'] }));
  const second = await world.publish(bot('Dos', { priority: 2, entry: { kind: 'none' } }, { keywords: ['menú'] }));
  await world.owner`update flows set paused = 'all' where id = ${first.flow}`;
  world.clock.advance(2000);
  expect(await says('+573001110003', 'menú')).toBe('started');
  const [run] = await world.owner`select 1 from runs where flow_id = ${second.flow} and status = 'ended'`;
  expect(run).toBeDefined();
});

test('a start on a message may ask about the contact', async () => {
  await world.publish(
    bot(
      'Preferentes',
      { entry: { kind: 'none' } },
      { keywords: ['vip'], where: { field: 'contact.attributes.tier', op: 'eq', value: 'gold' } },
    ),
  );
  world.clock.advance(2000);
  await ingest(world.deps, world.workspace, [
    EventSchema.parse({ id: 'g1', name: 'seen', contact: { phone: '+573001110004', attributes: { tier: 'gold' } } }),
  ]);
  expect(await says('+573001110004', 'vip')).toBe('started');
  expect(await says('+573001110005', 'vip')).toBe('nobody');
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowDocumentInput } from '../core/document';
import { EventSchema, ingest } from '../services/ingest';
import { createWorld, type World } from './support/world';

const VIP: FlowDocumentInput = {
  schema: 1,
  kind: 'journey',
  name: 'VIP',
  settings: { purpose: 'service', objective: 'retain', goal: { event: 'renewed' }, entry: { kind: 'none' } },
  nodes: [
    {
      id: 'start',
      kind: 'start',
      config: { on: 'event', event: 'visited', where: { field: 'contact.attributes.tier', op: 'eq', value: 'gold' } },
    },
    { id: 'wait', kind: 'wait', config: { until: 'duration', duration: { amount: 1, unit: 'days' } } },
    { id: 'end', kind: 'end', config: { name: 'done' } },
  ],
  edges: [
    { from: 'start', outlet: 'next', to: 'wait' },
    { from: 'wait', outlet: 'next', to: 'end' },
  ],
};

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.publish(VIP);
});
afterAll(() => world.close());

const visit = (id: string, externalId: string, attributes?: object) =>
  EventSchema.parse({ id, name: 'visited', contact: { externalId, ...(attributes ? { attributes } : {}) } });

test('a start rule on the contact reads what is known and what the event itself says (R66)', async () => {
  const { deps, workspace } = world;
  const first = await ingest(deps, workspace, [
    visit('1', 'a', { tier: 'gold' }),
    visit('2', 'b', { tier: 'tin' }),
    visit('3', 'c'),
  ]);
  expect(first.map((row) => row.status === 'stored' && row.runs.length)).toEqual([1, 0, 0]);
  const later = await ingest(deps, workspace, [visit('4', 'a'), visit('5', 'b', { tier: 'gold' }), visit('6', 'c')]);
  expect(later.map((row) => row.status === 'stored' && row.runs.length)).toEqual([1, 1, 0]);
});

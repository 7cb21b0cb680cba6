import { afterEach, expect, test } from 'vitest';
import type { FlowDocumentInput } from '../../core/document';
import { EventSchema, ingest } from '../../services/ingest';
import { settle } from '../support/turn';
import { createWorld, type World } from '../support/world';

const SENDERS = 64;

/** One message, at once, on one channel; a new run for every event. */
const offer = (channel: 'sms' | 'email'): FlowDocumentInput => ({
  schema: 1,
  kind: 'journey',
  name: 'Offer',
  settings: {
    purpose: 'service',
    objective: 'retain',
    goal: { event: 'never' },
    entry: { kind: 'none' },
    languages: ['es'],
  },
  nodes: [
    { id: 'start', kind: 'start', config: { on: 'event', event: 'go' } },
    {
      id: 'say',
      kind: 'message',
      config: {
        intent: 'offer',
        channels: { choose: 'one', channels: [channel] },
        content: {
          [channel]: {
            es: channel === 'sms' ? { type: 'text', text: 'Hola' } : { type: 'email', subject: 'Hola', text: 'Hola' },
          },
        },
      },
    },
    { id: 'end', kind: 'end', config: { name: 'done' } },
  ],
  edges: [
    { from: 'start', outlet: 'next', to: 'say' },
    { from: 'say', outlet: 'sent', to: 'end' },
  ],
});

let world: World;
afterEach(() => world.close());

test.each(['sms', 'email'] as const)(
  'sixty-four runs of one contact in four processes and a cap of three send exactly three, by %s (gap 6, R112)',
  async (channel) => {
    world = await createWorld({
      policies: {
        caps: [{ id: 'three', max: 3, window: { rolling: 'hours', hours: 24 }, channel }],
        sameIntentHours: 0,
      },
    });
    await world.publish(offer(channel));
    const contact = { phone: '+573001112233', email: 'ana@example.test', timeZone: 'America/Bogota', country: 'CO' };
    const consents = [{ channel, purpose: 'service', status: 'granted', evidence: { method: 'web_form' } }];
    const events = Array.from({ length: SENDERS }, (_, n) =>
      EventSchema.parse({ id: `e-${n}`, name: 'go', contact, consents }),
    );
    await ingest(world.deps, world.workspace, events);
    const processes = await Promise.all(Array.from({ length: 4 }, () => world.process()));
    await Promise.all(processes.map((deps) => settle(deps, world.workspace)));
    const provider = channel === 'sms' ? world.inline : world.queued;
    expect(provider.sent).toHaveLength(3);
    const ledger =
      await world.owner`select state, count(*)::int as n from deliveries where state <> 'cancelled' group by state`;
    expect(ledger).toEqual([{ state: 'accepted', n: 3 }]);
  },
);

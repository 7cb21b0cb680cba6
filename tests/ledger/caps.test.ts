import { beforeAll, expect, test } from 'vitest';
import { ingest } from '../../services/ingest';
import { contactOf, DAY, eventOf, phoneOf, useStage } from '../conformance/stage';
import { draw, end, onEvent, say } from '../support/draw';
import { onEveryEngine } from './on-every-engine';

const MAX = 3;
const CHANNELS = ['sms', 'email'] as const;
type Channel = (typeof CHANNELS)[number];

onEveryEngine((factory) => {
  // Every process of Temporal's brings nine workers, and every run costs it a workflow: some 10 ms of a core to start one.
  const small = factory.name === 'temporal';
  const [PROCESSES, CROWD] = small ? [2, 64] : [4, 1000];
  const SENDERS = 64;
  const stage = useStage(factory, {
    engine: false,
    policies: {
      caps: CHANNELS.map((channel) => ({
        id: `three-${channel}`,
        max: MAX,
        window: { rolling: 'hours', hours: 24 },
        channel,
      })),
    },
  });
  beforeAll(async () => {
    const { publish, engineOn, process } = stage();
    for (const channel of CHANNELS)
      await publish(
        draw(`Oferta ${channel}`, [
          onEvent(`offer-${channel}`, 'tell'),
          say('tell', [channel], { sent: 'done' }),
          end('done'),
        ]),
      );
    for (let n = 0; n < PROCESSES; n++) await engineOn(await process());
  });

  /**
   * So many runs of one person at once, by turns on these channels. Answers how to see what became of them so far.
   * @param together events of one call: with one each, the engines take the runs a few at a time, as they come
   */
  async function flood(person: number, channels: readonly Channel[], count: number, together = count) {
    const { deps, workspace, settled, owner, clock, inline, queued } = stage();
    // Consent comes first and once: thousands of words of consent would be another test.
    await ingest(deps, workspace, [eventOf(person, 'hello')]);
    const events = Array.from({ length: count }, (_, n) =>
      eventOf(person, `offer-${channels[n % channels.length]}`, {}, { consents: [] }),
    );
    const calls = Array.from({ length: Math.ceil(count / together) }, (_, n) =>
      ingest(deps, workspace, events.slice(n * together, (n + 1) * together)),
    );
    const [first] = (await Promise.all(calls)).flat();
    if (first?.status !== 'stored') throw new Error('the events were not stored');
    await settled();
    const { contact } = first;
    return async () => {
      const [runs] = await owner<{ done: number; held: number }[]>`
        select count(*) filter (where status = 'ended' and outcome ->> 'name' = 'done')::int as done,
          count(*) filter (where status = 'live' and wake_at > hilo_at(${clock.now()}))::int as held
        from runs where contact_id = ${contact}`;
      const ledger = await owner<{ id: string; channel: string; state: string }[]>`
        select id, channel, state from deliveries where contact_id = ${contact} and state <> 'cancelled' order by id`;
      // What the providers themselves were asked, by our id.
      const theirs = new Set<string>([phoneOf(person), contactOf(person).email]);
      const sent = [...inline.sent, ...queued.sent].filter(({ to }) => theirs.has(to));
      const count: Record<string, number> = {};
      for (const { channel, state } of ledger) count[`${channel} ${state}`] = (count[`${channel} ${state}`] ?? 0) + 1;
      return {
        ...runs,
        ledger: count,
        called: sent.map(({ delivery }) => delivery).sort(),
        written: ledger.map(({ id }) => id),
      };
    };
  }

  /** Each channel is full for the so manieth day, the others wait, and every call of a provider was one entry's only one. */
  async function isFull(see: Awaited<ReturnType<typeof flood>>, channels: readonly Channel[], count: number, day = 1) {
    const { called, written, ...seen } = await see();
    const sent = MAX * day * channels.length;
    const ledger = Object.fromEntries(channels.map((channel) => [`${channel} accepted`, MAX * day]));
    expect(seen).toEqual({ done: sent, held: count - sent, ledger });
    expect(called).toEqual(written);
  }

  test('the next three go when the first three have left the window, and not a millisecond before', async () => {
    const { pass } = stage();
    const see = await flood(0, CHANNELS, 12);
    await pass(DAY - 1);
    await isFull(see, CHANNELS, 12);
    await pass(1);
    await isFull(see, CHANNELS, 12, 2);
  });

  test.for(CHANNELS)(
    'sixty-four runs of one contact in several processes and a cap of three send exactly three, by %s (gap 6, R112)',
    async (channel) => {
      const see = await flood(1 + CHANNELS.indexOf(channel), [channel], SENDERS, 1);
      await isFull(see, [channel], SENDERS);
    },
  );

  test('a crowd of journeys of one contact ends or waits for its turn, and nothing goes twice', async () => {
    const see = await flood(3, CHANNELS, CROWD);
    await isFull(see, CHANNELS, CROWD);
  });
});

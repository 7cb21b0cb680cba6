import { beforeAll, expect, test } from 'vitest';
import type { SendOutcome } from '../../channels/channel';
import { takeReceipts } from '../../services/receipts';
import { holding } from '../conformance/answers';
import { MINUTE, SECOND, useStage } from '../conformance/stage';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { onEveryEngine } from './on-every-engine';

const PURPOSES = ['service', 'transactional'] as const;
const SENDS = [
  ['sms', 'inline'],
  ['email', 'queued'],
] as const;
/** Past the deadline of a send, and past the time that it is held in doubt. */
const [GIVEN_UP, COUNTED] = [31 * SECOND, 11 * MINUTE];
const busy: SendOutcome = { status: 'rejected', retry: 'R', code: 'busy', detail: '', retryAfterMs: 200 };

/** What a provider says, or does not say, after we have stopped to wait for its answer. */
onEveryEngine((factory) => {
  const stage = useStage(factory);
  // There a drive that waits for an inline provider is given up by a clock of Temporal's own, after ten seconds: once will do.
  const sends = factory.name === 'temporal' ? SENDS.slice(1) : SENDS;
  beforeAll(async () => {
    const { publish, engineOn, process } = stage();
    for (const purpose of PURPOSES)
      for (const [channel] of SENDS)
        await publish(
          draw(
            `Duda ${purpose} ${channel}`,
            [
              onEvent(`${purpose}-${channel}`, 'tell'),
              say('tell', [channel], { sent: 'rest', not_sent: 'unsent' }),
              wait('rest', 30, 'days', 'gone'),
              end('gone'),
              end('unsent'),
            ],
            { purpose },
          ),
        );
    // One process may be held by a provider that does not answer.
    await engineOn(await process());
  });

  let person = 0;
  /** A send whose provider keeps us waiting until we give it up. */
  async function keptWaiting(
    [channel, provider]: (typeof SENDS)[number],
    purpose: (typeof PURPOSES)[number] = 'service',
  ) {
    const { enters, pass, ledger, thread, journal, run, [provider]: adapter } = stage();
    const before = adapter.sent.length;
    const held = holding(adapter);
    const id = await enters(++person, `${purpose}-${channel}`);
    const delivery = await held.asked;
    await pass(GIVEN_UP, { inFlight: 1 });
    return {
      id,
      delivery,
      answer: held.answer,
      /** The provider's calls, the ledger, the thread, where the run is and how often it left the message. */
      seen: async () => ({
        calls: adapter.sent.length - before,
        ledger: (await ledger(id)).map(({ state }) => state),
        said: (await thread(id)).length,
        node: (await run(id)).node,
        left: (await journal(id)).filter((line) => line.startsWith('left tell')),
      }),
    };
  }
  const once = { calls: 1, node: 'rest', left: ['left tell sent'] };

  test.for(SENDS)('on %s: the answer comes while it is in doubt', async (send) => {
    const { seen, answer } = await keptWaiting(send);
    expect(await seen()).toEqual({ calls: 1, ledger: ['unknown'], said: 0, node: 'tell', left: [] });
    answer();
    await stage().settled();
    expect(await seen()).toEqual({ ...once, ledger: ['accepted'], said: 1 });
  });

  test.for(sends)('on %s: the answer comes after it was counted as sent', async (send) => {
    const { pass, settled } = stage();
    const { seen, answer } = await keptWaiting(send);
    await pass(COUNTED);
    expect(await seen()).toEqual({ ...once, ledger: ['unknown'], said: 0 });
    answer();
    await expect.poll(async () => (await seen()).ledger).toEqual(['accepted']);
    await settled();
    expect(await seen()).toEqual({ ...once, ledger: ['accepted'], said: 1 });
  });

  test.for(sends)('on %s: the provider has it, and its answer comes too', async (send) => {
    const { pass, settled, [send[1]]: adapter } = stage();
    const { seen, answer, delivery } = await keptWaiting(send);
    adapter.seen.add(delivery);
    await pass(16 * SECOND);
    expect(await seen()).toEqual({ ...once, ledger: ['accepted'], said: 1 });
    answer();
    await settled();
    expect(await seen()).toEqual({ ...once, ledger: ['accepted'], said: 1 });
  });

  test.for(sends)('on %s: throttled while it is in doubt, it goes again', async (send) => {
    const { pass, settled } = stage();
    const { seen, answer } = await keptWaiting(send);
    answer(busy);
    await expect.poll(async () => (await seen()).ledger).toEqual(['failed', 'reserved']);
    await pass(SECOND);
    await settled();
    expect(await seen()).toEqual({ ...once, calls: 2, ledger: ['failed', 'accepted'], said: 1 });
  });

  test.for(sends)(
    'on %s: throttled after it was counted as sent, the run has gone on and nothing follows',
    async (send) => {
      const { pass } = stage();
      const { seen, answer } = await keptWaiting(send);
      await pass(COUNTED);
      answer(busy);
      await expect.poll(async () => (await seen()).ledger[0]).toBe('failed');
      for (const ms of [SECOND, MINUTE]) await pass(ms);
      expect(await seen()).toEqual({ ...once, ledger: ['failed'], said: 0 });
    },
  );

  test.for(sends)('on %s: refused while it is in doubt, the run hears that it was not sent', async (send) => {
    const { settled, run } = stage();
    const { seen, answer, id } = await keptWaiting(send);
    answer({ status: 'rejected', retry: 'F', code: 'broken', detail: '' });
    await expect.poll(async () => (await run(id)).status).toBe('ended');
    await settled();
    expect(await seen()).toMatchObject({ calls: 1, ledger: ['failed'], said: 0, left: ['left tell not_sent'] });
  });

  // Temporal makes one call of a send at a time: there the second waits for the end of the first, as `outcomes.test.ts` has it.
  const twoAtOnce = factory.name === 'temporal' ? [] : SENDS;
  test.for(twoAtOnce)('on %s: what is transactional went once more, and then the first answer comes', async (send) => {
    const { pass, settled } = stage();
    const { seen, answer } = await keptWaiting(send, 'transactional');
    await pass(MINUTE);
    expect(await seen()).toEqual({ ...once, calls: 2, ledger: ['failed', 'accepted'], said: 1 });
    answer();
    await settled();
    expect(await seen()).toEqual({ ...once, calls: 2, ledger: ['failed', 'accepted'], said: 1 });
  });

  test.for(sends)('on %s: a receipt is the first word of what was in doubt', async (send) => {
    const { deps, workspace, settled, run } = stage();
    const receipt = (delivery: string, status: 'delivered' | 'failed') =>
      takeReceipts(deps, workspace, [
        { type: 'receipt', delivery, providerId: `p_${delivery}`, status, at: new Date(0).toISOString() },
      ]);
    const [arrived, lost] = [await keptWaiting(send), await keptWaiting(send)];
    await receipt(arrived.delivery, 'delivered');
    await receipt(lost.delivery, 'failed');
    await settled();
    expect(await arrived.seen()).toMatchObject({ ledger: ['delivered'], said: 1, node: 'rest' });
    expect(await lost.seen()).toMatchObject({ ledger: ['failed'], said: 0, left: ['left tell not_sent'] });
    expect(await run(lost.id)).toMatchObject({ outcome: { name: 'unsent' } });
    arrived.answer();
    lost.answer();
    await settled();
    expect(await arrived.seen()).toMatchObject({ ledger: ['delivered'], said: 1 });
    expect(await lost.seen()).toMatchObject({ ledger: ['failed'], said: 0 });
  });
});

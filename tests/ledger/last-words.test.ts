import { beforeAll, expect, test } from 'vitest';
import { takeReceipts, type Receipt } from '../../services/receipts';
import { holding } from '../conformance/answers';
import { HOUR, useStage } from '../conformance/stage';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { onEveryEngine } from './on-every-engine';

const receipt = (delivery: string, status: Receipt['status']): Receipt => ({
  type: 'receipt',
  delivery,
  providerId: `p_${delivery}`,
  status,
  at: new Date(0).toISOString(),
});

onEveryEngine((factory) => {
  const stage = useStage(factory);
  beforeAll(async () => {
    for (const channel of ['sms', 'email'] as const)
      await stage().publish(
        draw(`Libro ${channel}`, [
          onEvent(`tell-${channel}`, 'hour'),
          wait('hour', 5, 'minutes', 'tell'),
          say('tell', [channel], { sent: 'done' }),
          end('done'),
        ]),
      );
  });

  test.for(['sms', 'email'] as const)(
    'after "BAJA" on %s was acknowledged nothing follows it there',
    async (channel) => {
      const { enters, writes, settled, pass, ledger, run } = stage();
      const id = await enters(1, `tell-${channel}`);
      await settled();
      expect(await writes(1, 'BAJA', channel)).toMatchObject({ to: 'opt_out' });
      // Minutes later, while anything else they had written would still count as a conversation.
      await pass(HOUR / 12);
      expect(await run(id)).toMatchObject({ status: 'ended' });
      expect(await ledger(id)).toEqual([]);
    },
  );

  test('"BAJA" also stops what was reserved at that moment', async () => {
    const { enters, writes, settled, pass, ledger, queued } = stage();
    const id = await enters(2, 'tell-email');
    await settled();
    queued.script.push(() => ({ status: 'rejected', retry: 'R', code: 'busy', detail: '', retryAfterMs: HOUR }));
    await pass(HOUR / 12);
    expect((await ledger(id)).map(({ state }) => state)).toEqual(['failed', 'reserved']);
    const before = queued.sent.length;
    await writes(2, 'baja', 'email');
    await pass(2 * HOUR);
    expect((await ledger(id)).map(({ state }) => state)).toEqual(['failed', 'cancelled']);
    expect(queued.sent).toHaveLength(before);
  });

  test.for([
    ['sms', 'inline'],
    ['email', 'queued'],
  ] as const)(
    'receipts before the answer, twice and out of order on %s: one message, the highest word',
    async ([channel, provider]) => {
      const { enters, settled, pass, ledger, thread, run, deps, workspace, [provider]: adapter } = stage();
      const id = await enters(3, `tell-${channel}`);
      await settled();
      const held = holding(adapter);
      await pass(HOUR / 12, { inFlight: 1 });
      const delivery = await held.asked;
      const moved: number[] = [];
      for (const status of ['read', 'delivered', 'read', 'failed'] as const)
        moved.push(await takeReceipts(deps, workspace, [receipt(delivery, status)]));
      expect(moved).toEqual([1, 0, 0, 0]);
      held.answer();
      await settled();
      expect(await ledger(id)).toMatchObject([{ state: 'read' }]);
      expect(await thread(id)).toEqual(['dice tell']);
      expect(await run(id)).toMatchObject({ outcome: { name: 'done' } });
    },
  );
});

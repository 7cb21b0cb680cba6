import { beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../services/ingest';
import { cancelRun } from '../../services/runs/intervene';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { holding } from './answers';
import { DAY, eventOf, HOUR, useStage, type EngineUnderTest } from './stage';

const SENDS = [
  ['sms', 'inline'],
  ['email', 'queued'],
] as const;

/** What ends a run from outside: exit events, the goal, a cancel; at a wait and while a send is on its way. */
export function exits(factory: EngineUnderTest): void {
  const stage = useStage(factory);
  beforeAll(async () => {
    for (const [channel] of SENDS) {
      await stage().publish(
        draw(
          `Salidas ${channel}`,
          [
            onEvent(`begin-${channel}`, 'day'),
            wait('day', 1, 'days', 'tell'),
            say('tell', [channel], { reply: 'done', no_answer: 'done' }, { answer: { amount: 3, unit: 'days' } }),
            end('done'),
          ],
          {
            exitOn: [{ event: 'returned', where: { field: 'event.whole', op: 'eq', value: true } }],
            goal: { event: 'bought', within: { amount: 2, unit: 'days' } },
          },
        ),
      );
    }
  });

  test('an exit event ends a wait at once, if its rule is met', async () => {
    const { enters, happens, run, settled, journal } = stage();
    const id = await enters(1, 'begin-sms');
    await settled();
    await happens(1, 'returned', { whole: false });
    await settled();
    expect(await run(id)).toMatchObject({ status: 'live', node: 'day' });
    await happens(1, 'returned', { whole: true });
    await settled();
    expect(await run(id)).toMatchObject({ status: 'ended', wake: null, outcome: { kind: 'exited', name: 'returned' } });
    expect((await journal(id)).at(-1)).toBe('ended day');
  });

  test('the goal ends a run within its time, and does not after it', async () => {
    const { enters, happens, run, settled, pass, owner } = stage();
    const [soon, late] = await Promise.all([enters(2, 'begin-sms'), enters(3, 'begin-sms')]);
    await settled();
    const { contact } = await happens(2, 'bought', { amount: 30 });
    await settled();
    expect(await run(soon)).toMatchObject({ outcome: { kind: 'goal', name: 'bought' } });
    const [row] = await owner`select standing ? 'lastConversionAt' as converted from contacts where id = ${contact}`;
    expect(row).toEqual({ converted: true });
    await pass(2 * DAY + HOUR);
    await happens(3, 'bought');
    await settled();
    expect(await run(late)).toMatchObject({ status: 'live', node: 'tell' });
  });

  test('a second event of one batch is heard by the run that the first one started', async () => {
    const { deps, workspace, run, settled } = stage();
    const stored = await ingest(deps, workspace, [eventOf(4, 'begin-sms'), eventOf(4, 'bought')]);
    await settled();
    const id = stored[0]?.status === 'stored' ? (stored[0].runs[0]?.id ?? '') : '';
    expect(await run(id)).toMatchObject({ outcome: { kind: 'goal' } });
  });

  describe.for(SENDS)('while a send is on its way (%s)', ([channel, provider]) => {
    test('an exit ends the run at once; the outcome still reaches ledger and thread', async () => {
      const { enters, happens, run, settled, pass, ledger, thread, journal, [provider]: adapter } = stage();
      const id = await enters(5, `begin-${channel}`);
      await settled();
      const held = holding(adapter);
      await pass(DAY, { inFlight: 1 });
      await held.asked;
      await happens(5, 'returned', { whole: true });
      await settled({ inFlight: 1 });
      expect(await run(id)).toMatchObject({ status: 'ended', outcome: { kind: 'exited' } });
      expect(await ledger(id)).toMatchObject([{ state: 'submitted' }]);
      held.answer();
      await settled();
      expect(await ledger(id)).toMatchObject([{ state: 'accepted' }]);
      expect(await thread(id)).toEqual(['dice tell']);
      expect((await journal(id)).at(-1)).toBe('ended tell');
    });

    test('a cancel does the same, and a refusal that comes back is not sent by another way', async () => {
      const { enters, run, settled, pass, ledger, thread, deps, workspace, [provider]: adapter } = stage();
      const id = await enters(6, `begin-${channel}`);
      await settled();
      const held = holding(adapter);
      await pass(DAY, { inFlight: 1 });
      await held.asked;
      expect(await cancelRun(deps, { workspace, id: 'system' }, { run: id, reason: 'by hand' })).toEqual({
        done: true,
      });
      await settled({ inFlight: 1 });
      expect(await run(id)).toMatchObject({ status: 'ended', outcome: { kind: 'cancelled', name: 'by hand' } });
      held.answer({ status: 'rejected', retry: 'R', code: 'busy', detail: '' });
      await settled();
      await pass(HOUR);
      expect(await ledger(id)).toMatchObject([{ state: 'failed' }]);
      expect(await thread(id)).toEqual([]);
    });
  });

  test('a reserved send of a run that ends is cancelled and its place in the caps is free again', async () => {
    const { enters, happens, settled, pass, ledger, queued, owner, run } = stage();
    const id = await enters(7, 'begin-email');
    await settled();
    // Throttled once, the send stays reserved for its next try.
    queued.script.push(() => ({ status: 'rejected', retry: 'R', code: 'busy', detail: '', retryAfterMs: HOUR }));
    await pass(DAY);
    expect(await ledger(id)).toMatchObject([{ state: 'failed' }, { state: 'reserved' }]);
    await happens(7, 'returned', { whole: true });
    await settled();
    expect(await run(id)).toMatchObject({ status: 'ended' });
    expect(await ledger(id)).toMatchObject([{ state: 'failed' }, { state: 'cancelled' }]);
    const [counted] = await owner`select count(*)::int as n from deliveries where run_id = ${id}
      and state in ('reserved', 'submitted', 'accepted', 'delivered', 'read', 'unknown')`;
    expect(counted).toEqual({ n: 0 });
  });
}

import { beforeAll, expect, test } from 'vitest';
import { drive } from '../../services/runs/drive';
import { loadRuns } from '../../services/runs/load';
import { performSends, takeSends } from '../../services/runs/perform';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { HOUR, useStage, type EngineUnderTest } from './stage';

/** Who moves a run when several believe that they do, and what happens when nobody can. */
export function holders(factory: EngineUnderTest): void {
  const stage = useStage(factory, { engine: false });
  beforeAll(async () => {
    await stage().publish(
      draw('Dos manos', [
        onEvent('held', 'hour'),
        wait('hour', 1, 'hours', 'tell'),
        say('tell', ['sms'], { sent: 'mail' }),
        say('mail', ['email'], { sent: 'done' }),
        end('done'),
      ]),
    );
  });

  test('two who drive the same run at once: one is taken, the other discarded, and one message goes', async () => {
    const { enters, deps, process, workspace, clock, journal, inline, run } = stage();
    const id = await enters(1, 'held');
    const other = await process();
    for (const ms of [0, HOUR]) {
      clock.advance(ms);
      const load = (on: typeof deps) => loadRuns(on.sql, [workspace], [id], clock.now());
      const [mine, theirs] = [await load(deps), await load(other)];
      await Promise.all([drive(deps, mine), drive(other, theirs)]);
    }
    expect(inline.sent).toHaveLength(1);
    expect((await journal(id)).filter((line) => !line.startsWith('note'))).toEqual([
      'passed start next',
      'entered hour',
      'left hour next',
      'entered tell',
      'left tell sent',
      'entered mail',
    ]);
    expect(await run(id)).toMatchObject({ node: 'mail' });
  });

  test('two senders with the same reserved send: one calls', async () => {
    const { deps, process, workspace, queued } = stage();
    const other = await process();
    const sends = await takeSends(deps, [workspace], 10);
    expect(sends).toHaveLength(1);
    await Promise.all([performSends(deps, structuredClone(sends)), performSends(other, structuredClone(sends))]);
    expect(queued.sent).toHaveLength(1);
  });

  test('what was answered to one who lost the run is not lost: the other takes it in', async () => {
    const { enters, deps, process, workspace, clock, settled, ledger, thread, run, inline, engineOn, writes } = stage();
    const id = await enters(2, 'held');
    const other = await process();
    const load = (on: typeof deps) => loadRuns(on.sql, [workspace], [id], clock.now());
    await drive(deps, await load(deps));
    clock.advance(HOUR);
    for (const refusal of [false, true]) {
      // While the provider thinks, somebody else drives the run for another reason.
      inline.script.push(async (delivery) => {
        await writes(2, 'hola');
        await drive(other, await load(other));
        return refusal
          ? { status: 'rejected', retry: 'T', code: 'window', detail: '' }
          : { status: 'rejected', retry: 'R', code: 'busy', detail: '', retryAfterMs: 300 + delivery.length };
      });
    }
    await drive(deps, await load(deps));
    await engineOn(deps);
    await settled();
    expect((await ledger(id)).map(({ state, channel }) => `${channel} ${state}`)).toEqual([
      'sms failed',
      'sms reserved',
    ]);
    clock.advance(400);
    await expect.poll(async () => (await run(id)).status, { timeout: factory.patienceMs }).toBe('ended');
    expect((await ledger(id)).map(({ state, channel }) => `${channel} ${state}`)).toEqual([
      'sms failed',
      'sms failed',
      'email accepted',
    ]);
    expect(await thread(id)).toEqual(['dice mail']);
  });
}

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pauseFlow, previewResume, resumeFlow } from '../../services/flows/pause';
import type { Pause } from '../../core/vocabulary';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { DAY, HOUR, phoneOf, useStage, type EngineUnderTest } from './stage';

/** Holding people, and letting them go in the way that was chosen. */
export function pauses(factory: EngineUnderTest): void {
  const stage = useStage(factory);
  let flow = '';
  let event = '';
  let count = 0;
  beforeEach(async () => {
    event = `held-${++count}`;
    const drawn = draw(
      `Pausa ${count}`,
      [
        onEvent(event, 'two'),
        wait('two', 2, 'days', 'tell'),
        say('tell', ['sms'], { sent: 'mail' }),
        say('mail', ['email'], { sent: 'done' }),
        end('done'),
      ],
      { exitOn: [{ event: 'enough' }] },
    );
    flow = (await stage().publish(drawn)).flow;
  });
  let person = 100;
  beforeAll(() => {
    person = 100;
  });
  const actor = () => ({ workspace: stage().workspace, id: 'system' });
  const pause = (kind: Pause) => pauseFlow(stage().deps, actor(), { flow, kind });
  const resume = (mode: 'shift' | 'fire' | 'expire') => resumeFlow(stage().deps, actor(), { flow, mode });

  test('a pause of entries lets nobody in, says so, and holds nobody inside', async () => {
    const { enters, happens, pass, run } = stage();
    const id = await enters(++person, event);
    await pause('entries');
    expect((await happens(++person, event)).runs).toMatchObject([{ refused: 'entry.paused' }]);
    await pass(2 * DAY);
    expect(await run(id)).toMatchObject({ status: 'ended' });
    await resume('fire');
    await enters(person, event);
  });

  test('a pause of sends holds what would go out, and everybody still walks', async () => {
    const { enters, pass, run, ledger, inline } = stage();
    const id = await enters(++person, event);
    await pause('sends');
    await pass(2 * DAY);
    expect(await run(id)).toMatchObject({ status: 'live', node: 'tell' });
    await pass(DAY);
    expect(await ledger(id)).toEqual([]);
    expect(inline.sent.map(({ to }) => to)).not.toContain(phoneOf(person));
    await resume('fire');
    await pass(HOUR);
    expect(await run(id)).toMatchObject({ status: 'ended', outcome: { name: 'done' } });
    expect((await ledger(id)).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  });

  test('a pause of sends holds a queued send that was reserved before it', async () => {
    const { enters, pass, run, ledger, queued } = stage();
    const id = await enters(++person, event);
    queued.script.push(() => ({ status: 'rejected', retry: 'R', code: 'busy', detail: '', retryAfterMs: 400 }));
    await pass(2 * DAY);
    expect((await ledger(id)).map(({ state }) => state)).toEqual(['accepted', 'failed', 'reserved']);
    await pause('sends');
    const before = queued.sent.length;
    await pass(HOUR);
    expect(queued.sent).toHaveLength(before);
    expect(await run(id)).toMatchObject({ status: 'live', node: 'mail' });
    await resume('fire');
    await pass(HOUR);
    expect(await run(id)).toMatchObject({ outcome: { name: 'done' } });
  });

  describe('a pause of everything', () => {
    const held = async () => {
      const { enters, pass, run } = stage();
      const id = await enters(++person, event);
      await pass(DAY);
      await pause('all');
      await pass(3 * DAY);
      expect(await run(id)).toMatchObject({ status: 'live', node: 'two' });
      expect(await previewResume(stage().deps, stage().workspace, flow)).toMatchObject({
        live: 1,
        due: 1,
        lasted: 3 * DAY,
      });
      return id;
    };

    test('shift: waits go on with what was left of them', async () => {
      const { pass, run } = stage();
      const id = await held();
      expect(await resume('shift')).toEqual({ resumed: true, people: 1 });
      await pass(DAY - 1);
      expect(await run(id)).toMatchObject({ status: 'live', node: 'two' });
      await pass(1);
      expect(await run(id)).toMatchObject({ status: 'ended', outcome: { name: 'done' } });
    });

    test('fire: who fell due meanwhile goes at once', async () => {
      const { pass, run } = stage();
      const id = await held();
      await resume('fire');
      await pass(0);
      expect(await run(id)).toMatchObject({ outcome: { name: 'done' } });
    });

    test('expire: who fell due meanwhile is out, and nothing is sent', async () => {
      const { pass, run, ledger, enters } = stage();
      const id = await held();
      const fresh = await enters(++person, event).catch(() => null);
      await resume('expire');
      await pass(0);
      expect(fresh).toBeNull();
      expect(await run(id)).toMatchObject({ status: 'ended', outcome: { kind: 'exited', name: 'expired' } });
      expect(await ledger(id)).toEqual([]);
    });

    test('an event that came meanwhile is not lost, and comes before the wait that was shifted', async () => {
      const { pass, run, happens } = stage();
      const id = await held();
      await happens(person, 'enough');
      await pass(0);
      expect(await run(id)).toMatchObject({ status: 'live' });
      await resume('shift');
      await pass(0);
      expect(await run(id)).toMatchObject({ outcome: { kind: 'exited', name: 'enough' } });
    });
  });
}

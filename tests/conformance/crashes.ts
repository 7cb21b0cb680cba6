import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../services/ingest';
import type { Deps, ProbePoint } from '../../services/deps';
import { PROBE_POINTS } from '../../services/deps';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { eventOf, HOUR, MINUTE, SECOND, useStage, type EngineUnderTest } from './stage';

class Dead extends Error {}

/** A process that dies when it passes `point` for the `nth` time: its connections are gone before anything else can be done. */
async function mortal(
  process: (probe: Deps['probe']) => Promise<Deps & { close(): Promise<void> }>,
  point: ProbePoint,
  nth: number,
) {
  let passed = 0;
  let died = false;
  let deps: (Deps & { close(): Promise<void> }) | null = null;
  const probe = async (at: ProbePoint) => {
    if (died) throw new Dead(at);
    if (at !== point || ++passed !== nth) return;
    died = true;
    await deps?.close();
    throw new Dead(at);
  };
  deps = await process(probe);
  return { deps, died: () => died };
}

/**
 * A crash at every boundary, then another process: one provider call for each message unless the crash itself left one in doubt, no run
 * lost, no step twice.
 */
export function crashes(factory: EngineUnderTest): void {
  const stage = useStage(factory, { engine: false });
  let person = 0;
  const burials: Promise<void>[] = [];
  afterAll(() => Promise.all(burials));
  beforeAll(async () => {
    for (const purpose of ['service', 'transactional'])
      await stage().publish(
        draw(
          `Caídas ${purpose}`,
          [
            onEvent(`crash-${purpose}`, 'hour'),
            wait('hour', 1, 'hours', 'tell'),
            say('tell', ['sms'], { sent: 'mail' }),
            say('mail', ['email'], { sent: 'done' }),
            end('done'),
          ],
          { purpose: purpose as 'service' },
        ),
      );
  });

  /** Lives through the journey once, dying on the way; answers what happened, or null when it was over before. */
  async function dying(point: ProbePoint, nth: number, purpose: string) {
    const { process, engineOn, settled, pass, workspace, clock, owner, inline, queued } = stage();
    const first = await mortal(process, point, nth);
    const event = eventOf(++person, `crash-${purpose}`);
    const before = [inline.sent.length, queued.sent.length];
    const victim = await engineOn(first.deps);
    const put = () => ingest(first.deps, workspace, [event]);
    await put().catch(() => null);
    // It dies at some moment of these, or not at all; what it leaves is looked at only by its successor.
    for (const ms of [0, HOUR, 0]) {
      clock.advance(ms);
      victim.wake();
      await Promise.race([settled(), died(first.died)]).catch(() => null);
      if (first.died()) break;
    }
    // Nobody waits for the dead: it takes nothing more, and that is all.
    const buried = victim.stop();
    burials.push(buried);
    await Promise.race([buried, new Promise((resolve) => setTimeout(resolve, 300))]);
    if (!first.died()) {
      await first.deps.close();
      return null;
    }
    // From here on, what the dead one holds does not look as if it were in somebody's hand.
    clock.advance(1);
    const second = await process();
    const engine = await engineOn(second);
    // A caller that got no answer asks again.
    await ingest(second, workspace, [event]);
    for (const ms of [0, 20 * SECOND, HOUR, MINUTE, MINUTE, 11 * MINUTE]) await pass(ms, { inFlight: Infinity });
    await settled();
    await engine.stop();
    await second.close();
    const runs = await owner<{ id: string; status: string; outcome: { name?: string } | null }[]>`
      select r.id, r.status, r.outcome from runs r join events e on e.contact_id = r.contact_id where e.external_id = ${event.id}`;
    const calls = [inline.sent.slice(before[0]), queued.sent.slice(before[1])];
    return { runs, calls };
  }

  const died = async (yet: () => boolean): Promise<void> => {
    while (!yet()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  describe.for([
    ['service', PROBE_POINTS],
    // What goes once more when its provider has never seen it: only these points leave that in doubt.
    ['transactional', PROBE_POINTS.filter((point) => /after|send/.test(point) && !/ingest|take/.test(point))],
  ] as const)('%s', ([purpose, points]) => {
    test.for([...points])('dies at %s, each time it passes there', async (point) => {
      const { journal, ledger } = stage();
      let times = 0;
      for (let nth = 1; ; nth++) {
        const told = await dying(point, nth, purpose);
        if (told === null) break;
        times += 1;
        const where = `${point} #${nth}`;
        expect(told.runs, where).toMatchObject([{ status: 'ended', outcome: { name: 'done' } }]);
        const id = told.runs[0]?.id ?? '';
        expect(await journal(id), where).toEqual(
          expect.arrayContaining(['left hour next', 'left tell sent', 'left mail sent', 'ended done']),
        );
        const steps = (await journal(id)).filter((line) => !line.startsWith('note'));
        expect(new Set(steps).size, where).toBe(steps.length);
        const entries = await ledger(id);
        for (const [index, channel] of (['sms', 'email'] as const).entries()) {
          const calls = told.calls[index]?.length ?? 0;
          const states = entries.filter((entry) => entry.channel === channel).map(({ state }) => state);
          if (states.at(-1) === 'unknown') expect(calls, where).toBeLessThanOrEqual(1);
          else expect([calls, states.at(-1)], where).toEqual([1, 'accepted']);
          // Only what was in doubt may stay in doubt, and only where a second copy would do harm.
          if (states.at(-1) === 'unknown')
            expect([purpose, point], where).toEqual([
              'service',
              expect.stringMatching(/commit.after|claim.after|send.before/),
            ]);
        }
      }
      expect(times).toBeGreaterThan(0);
    });
  });
}

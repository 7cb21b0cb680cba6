import { beforeAll, expect, test } from 'vitest';
import { databaseClock } from '../../services/clock';
import { ingest } from '../../services/ingest';
import { cancelRun, retryRun } from '../../services/runs/intervene';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { DAY, eventOf, HOUR, MINUTE, SECOND, useStage, type EngineUnderTest } from './stage';

/** Engines that are away, runs that cannot go on, and how fast an event is heard. */
export function outages(factory: EngineUnderTest): void {
  const stage = useStage(factory);
  beforeAll(async () => {
    await stage().publish(
      draw(
        'Constancia',
        [onEvent('begins', 'day'), wait('day', 1, 'days', 'tell'), say('tell', ['sms'], { sent: 'done' }), end('done')],
        { exitOn: [{ event: 'stop' }] },
      ),
    );
    await stage().publish(
      draw('Al momento', [onEvent('now', 'tell'), say('tell', ['sms'], { sent: 'done' }), end('done')]),
    );
  });

  test('an event is heard and its message accepted within a second, by an engine that slept', async () => {
    const { process, owner, deps, workspace, engineOn } = stage();
    const real = await process();
    const clock = await databaseClock(real.sql);
    const awake = { ...real, clock };
    const engine = await engineOn(awake);
    const took: number[] = [];
    for (let n = 0; n < 5; n++) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      const event = eventOf(100 + n, 'now');
      const began = performance.now();
      await ingest(awake, workspace, [event]);
      for (;;) {
        const [row] = await owner`select 1 from deliveries d join events e on e.contact_id = d.contact_id
          where e.external_id = ${event.id} and d.state = 'accepted'`;
        if (row || performance.now() - began > 5000) break;
        await new Promise((resolve) => setTimeout(resolve, 3));
      }
      took.push(performance.now() - began);
    }
    await engine.stop();
    expect(took.sort((a, b) => a - b)[2]).toBeLessThan(1000);
    expect(deps.clock.now()).not.toBe(clock.now());
  });

  test('events that come while every engine is down are found where they were left', async () => {
    const { engines, enters, happens, settled, run, clock, engineOn, process } = stage();
    const [waits, stops] = await Promise.all([enters(1, 'begins'), enters(2, 'begins')]);
    await settled();
    await Promise.all(engines.map((engine) => engine.stop()));
    const late = await enters(3, 'begins');
    await happens(2, 'stop');
    clock.advance(2 * DAY);
    expect(await run(waits)).toMatchObject({ status: 'live', node: 'day' });
    await engineOn(await process());
    await settled();
    expect(await run(waits)).toMatchObject({ status: 'ended', outcome: { name: 'done' } });
    // It was told to stop before its wait was over, though nobody looked until both had happened.
    expect(await run(stops)).toMatchObject({ outcome: { kind: 'exited', name: 'stop' } });
    // A wait counts from the event, not from when somebody found it.
    expect(await run(late)).toMatchObject({ status: 'ended', outcome: { name: 'done' } });
  });

  test('a run that cannot be driven is halted after five tries, says why, and stops nobody else', async () => {
    const { enters, happens, pass, run, owner, deps, workspace, settled, journal, ledger } = stage();
    const ids = [];
    for (let person = 10; person < 20; person++) ids.push(await enters(person, 'begins'));
    const [bad = '', doomed = '', ...good] = ids;
    await settled();
    // The shape of it is gone, as a release at fault would leave it: two runs stand on a version that does not compile.
    await owner`insert into versions (id, workspace_id, flow_id, number, document, mentions, author, published_at)
      select 'ver_broken', workspace_id, flow_id, 99, '{"schema":1,"kind":"journey"}', mentions, author, published_at
      from versions where id = (select version_id from runs where id = ${bad})`;
    const [version] = await owner`update runs r set version_id = 'ver_broken' from runs old
      where r.id = old.id and r.id in (${bad}, ${doomed}) returning old.version_id as id`;
    await pass(DAY);
    for (const id of good) expect(await run(id)).toMatchObject({ status: 'ended', outcome: { name: 'done' } });
    expect(await run(bad)).toMatchObject({ status: 'live', failures: 1 });
    for (const ms of [10, 20, 40]) await pass(ms * SECOND);
    expect(await run(bad)).toMatchObject({ status: 'live', failures: 4 });
    await pass(MINUTE + SECOND);
    for (const id of [bad, doomed])
      expect(await run(id)).toMatchObject({
        status: 'halted',
        wake: null,
        outcome: { code: 'program.broken', node: 'day' },
      });
    // It is not left out of anything: what happens meanwhile waits for it.
    await happens(10, 'stop');
    await pass(HOUR);
    expect(await run(bad)).toMatchObject({ status: 'halted' });

    const actor = { workspace, id: 'system' };
    expect(await cancelRun(deps, actor, { run: doomed, reason: 'given up' })).toEqual({ done: true });
    await owner`update runs set version_id = ${version?.id as string} where id = ${bad}`;
    expect(await retryRun(deps, actor, { run: bad })).toEqual({ done: true });
    expect(await retryRun(deps, actor, { run: bad })).toEqual({ done: false, reason: 'not_halted' });
    await pass(0);
    expect(await run(doomed)).toMatchObject({ status: 'ended', outcome: { kind: 'cancelled', name: 'given up' } });
    expect((await journal(doomed)).at(-1)).toBe('ended day');
    // The wait fell due long before the event, but nothing was sent yet to somebody who has left.
    expect(await run(bad)).toMatchObject({ status: 'ended', failures: 0, outcome: { kind: 'exited', name: 'stop' } });
    expect(await ledger(bad)).toEqual([]);
  });

  test('a state that no release can read halts its run alone', async () => {
    const { enters, pass, run, settled, owner } = stage();
    const [bad, newer, good] = [await enters(30, 'begins'), await enters(31, 'begins'), await enters(32, 'begins')];
    await settled();
    await owner`update runs set state = '{"schema": 1, "run": 7}' where id = ${bad}`;
    await owner`update runs set state = state || '{"schema": 99}' where id = ${newer}`;
    await pass(DAY);
    for (const ms of [10, 20, 40, 70]) await pass(ms * SECOND);
    expect(await run(good)).toMatchObject({ status: 'ended' });
    expect(await run(bad)).toMatchObject({ status: 'halted', outcome: { code: 'state.unreadable' } });
    expect(await run(newer)).toMatchObject({ status: 'halted', outcome: { code: 'state.newer' } });
  });

  test('a run that was parked by an older release goes on', async () => {
    const { enters, pass, run, settled, owner } = stage();
    const id = await enters(40, 'begins');
    await settled();
    // Schema 0: open calls in a list, visits not counted.
    await owner`update runs set state = (state - 'visits') || '{"schema": 0, "open": []}' where id = ${id}`;
    await pass(DAY);
    expect(await run(id)).toMatchObject({ status: 'ended', outcome: { name: 'done' }, state: { schema: 1 } });
  });
}

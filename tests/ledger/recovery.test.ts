import { afterEach, beforeAll, expect, test } from 'vitest';
import { createClients, type Clients } from '../../db/client';
import { createReadiness } from '../../server/health';
import { createPrograms } from '../../services/flows/programs';
import { ingest } from '../../services/ingest';
import { createWorkspaceContexts } from '../../services/workspace-context';
import { contactOf, eventOf, HOUR, phoneOf, SECOND, useStage } from '../conformance/stage';
import { draw, end, onEvent, say, wait } from '../support/draw';
import { createGate, type Gate } from '../support/gate';
import { onEveryEngine } from './on-every-engine';

/** A database that goes away or is full, and comes back: said while it lasts, and afterwards all goes on where it stood. */
onEveryEngine((factory) => {
  const stage = useStage(factory, { engine: false });
  const patience = { timeout: 40_000, interval: 20 };
  const opened: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    await stage().publish(
      draw('Vuelve', [
        onEvent('begins', 'hour'),
        wait('hour', 1, 'hours', 'tell'),
        say('tell', ['sms'], { sent: 'mail' }),
        say('mail', ['email'], { sent: 'done' }),
        end('done'),
      ]),
    );
  });
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });

  /** A process whose way to the database can be shut. */
  async function behindGate(): Promise<{ deps: ReturnType<typeof stage>['deps']; gate: Gate; sql: Clients['sql'] }> {
    const { deps, urls, clock } = stage();
    const url = new URL(urls.appUrl);
    const gate = await createGate(url.host);
    url.host = gate.address;
    const { sql, db, close } = createClients(url.href, 6);
    opened.push(() => gate.shut(), close);
    const contexts = createWorkspaceContexts(sql, clock);
    return { deps: { ...deps, sql, db, contexts, programs: createPrograms(sql) }, gate, sql };
  }

  test('a database that goes away is said, nothing is lost, and work goes on by itself', async () => {
    const { workspace, engineOn, clock, settled, run, ledger, enters, inline, queued, owner } = stage();
    const { deps, gate, sql } = await behindGate();
    const readiness = createReadiness({ sql, home: process.cwd(), isStopping: () => false });
    const engine = await engineOn(deps);
    opened.push(() => engine.stop());
    const id = await enters(1, 'begins');
    const theirs = [phoneOf(1), contactOf(1).email];
    await settled();
    expect(await readiness()).toEqual({ ready: true });

    await gate.shut();
    expect(await readiness()).toMatchObject({ ready: false, code: 'database_unreachable' });
    const event = eventOf(2, 'begins');
    const brought = ingest(deps, workspace, [event]).catch(() => 'not taken');
    clock.advance(HOUR);
    engine.wake();
    expect(await run(id)).toMatchObject({ status: 'live', node: 'hour', failures: 0 });

    await gate.open();
    await expect.poll(readiness, patience).toEqual({ ready: true });
    // Whoever brought an event meanwhile and was not told that it was taken brings it again, and it counts once.
    await brought;
    await ingest(deps, workspace, [event]);
    expect(await owner`select id from events where external_id = ${event.id}`).toHaveLength(1);
    await expect.poll(async () => (await run(id)).status, patience).toBe('ended');
    expect((await ledger(id)).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    expect([inline.sent, queued.sent].map((sent) => sent.filter(({ to }) => theirs.includes(to)).length)).toEqual([
      1, 1,
    ]);
  });

  test('a disk without room halts nobody: once there is room, everybody goes on', async () => {
    const { process, engineOn, clock, settled, run, ledger, enters, owner } = stage();
    let tries = 0;
    const engine = await engineOn(
      await process((at) => {
        if (at === 'commit.before') tries += 1;
        return Promise.resolve();
      }),
    );
    opened.push(() => engine.stop());
    const id = await enters(3, 'begins');
    await settled();
    // What a table says that cannot grow, while rows that stay where they are can still be changed.
    await owner.unsafe(`
      create function no_room() returns trigger language plpgsql as $$ begin
        raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
      create trigger no_room before insert on steps for each row execute function no_room()`);
    clock.advance(HOUR);
    // More often than a run may fail by itself; Temporal tries at a pace of its own.
    const enough = tries + (factory.name === 'temporal' ? 3 : 6);
    while (tries < enough) {
      clock.advance(16 * SECOND);
      engine.wake();
      const seen = tries;
      await expect.poll(() => tries, patience).toBeGreaterThan(seen);
      expect(await run(id)).toMatchObject({ status: 'live', node: 'hour', failures: 0 });
    }
    await owner.unsafe('drop trigger no_room on steps; drop function no_room()');
    clock.advance(16 * SECOND);
    engine.wake();
    await expect.poll(async () => (await run(id)).status, patience).toBe('ended');
    expect((await ledger(id)).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { deliverMessage } from '../services/deliver';
import { ingest } from '../services/ingest';
import { drive } from '../services/runs/drive';
import { takeRuns } from '../services/runs/load';
import { createGate } from '../tests/support/gate';
import { customerEvent, referenceJourney, type ReferenceOptions } from '../tests/support/reference-journey';
import { temporalAddress } from '../tests/support/temporal';
import {
  createTemporalWorld,
  eventually,
  type TemporalWorld,
  type TemporalWorldOptions,
} from '../tests/support/temporal-world';
import { RUN_WORKFLOW, WAKE_SIGNAL } from './contracts';

const SECOND = { amount: 1, unit: 'seconds' } as const;
const MINUTE_MS = 60_000;

let open: TemporalWorld | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

async function stage(journey: ReferenceOptions, options: TemporalWorldOptions = {}) {
  const temporal = await createTemporalWorld({ routes: { inline: ['email', 'sms'] }, ...options });
  open = temporal;
  const { world, deps } = temporal;
  await world.publish(referenceJourney(journey));
  const tell = (event: 'bought' | 'delivered') =>
    ingest(deps, world.workspace, [customerEvent(event, `${event}-${performance.now()}`)]);
  return {
    ...temporal,
    tell,
    async start() {
      const [stored] = await tell('bought');
      return stored?.status === 'stored' ? (stored.runs[0]?.id ?? '') : '';
    },
    row: async (run: string) =>
      (await world.owner`select status, node, failures, rev, wake_at from runs where id = ${run}`)[0] ?? {},
    at: (run: string, node: string) =>
      eventually(async () => (await world.owner`select 1 from steps where run_id = ${run} and node = ${node}`).length),
    ended: (run: string) =>
      eventually(async () => (await world.owner`select 1 from runs where id = ${run} and status = 'ended'`).length),
  };
}

describe('an unreachable Temporal', () => {
  it('costs a run no attempt: what came while it was away goes when it answers', { timeout: MINUTE_MS }, async () => {
    const gate = await createGate(await temporalAddress());
    await gate.shut();
    const { start, at, row, engine } = await stage({}, { engine: { address: gate.address } });
    const run = await start();
    await eventually(async () => !engine.reach().reachable);
    expect(await row(run)).toMatchObject({ node: null, failures: 0, status: 'live' });
    await gate.open();
    await at(run, 'wait');
    expect(engine.reach().reachable).toBe(true);

    await gate.shut();
    const second = await start();
    await eventually(async () => !engine.reach().reachable);
    await gate.open();
    await at(second, 'wait');
    expect(await row(second)).toMatchObject({ failures: 0 });
    await open?.engine.stop();
    await gate.shut();
  });
});

describe('runs.wake_at is the truth', () => {
  it('a workflow that Temporal lost is begun anew when its run is due', { timeout: MINUTE_MS }, async () => {
    const { start, at, ended, tell, client } = await stage({ wait: SECOND }, { engine: { graceMs: 500 } });
    const run = await start();
    await at(run, 'wait');
    await client.workflow.getHandle(run).terminate('lost');
    await at(run, 'hear');
    await client.workflow.getHandle(run).terminate('lost');
    await tell('delivered');
    await ended(run);
  });

  it('a wait that was moved by hand ends at its new time', { timeout: MINUTE_MS }, async () => {
    const { start, at, row, world, deps } = await stage(
      { wait: { amount: 1, unit: 'hours' } },
      { engine: { graceMs: 500 } },
    );
    const run = await start();
    await at(run, 'wait');
    const soon = deps.clock.now() + 200;
    await world.owner`update runs set rev = rev + 1, wake_at = to_timestamp(${soon / 1000}),
      state = jsonb_set(state, '{at,wake}', to_jsonb(${soon}::float8)) where id = ${run}`;
    await at(run, 'hear');
    expect(await row(run)).toMatchObject({ status: 'live', failures: 0 });
  });

  it('takes over the send that another engine had reserved', { timeout: MINUTE_MS }, async () => {
    const { start, at, world, deps, engine } = await stage(
      { wait: { amount: 0, unit: 'seconds' } },
      { routes: { queued: ['email', 'sms'] }, started: false },
    );
    const run = await start();
    await drive(deps, await takeRuns(deps.sql, [world.workspace], deps.clock.now(), 10, 1000));
    await world.owner`update runs set wake_at = null where id = ${run}`;
    await world.owner`update deliveries set next_at = next_at - interval '1 minute' where state = 'reserved' and run_id = ${run}`;
    expect(await world.owner`select 1 from deliveries where state = 'reserved'`).toHaveLength(1);
    await engine.start();
    await at(run, 'hear');
    expect(world.queued.sent).toHaveLength(1);
  });
});

describe('a signal', () => {
  it(
    'for a run that is over begins a workflow that ends at once and changes nothing',
    { timeout: MINUTE_MS },
    async () => {
      const { start, ended, row, world, client, history } = await stage({ wait: SECOND, patience: SECOND });
      const run = await start();
      await ended(run);
      await client.workflow.getHandle(run).result();
      const [before] = [await row(run)];
      const [{ taskQueue }] = [(await history(run)).events?.[0]?.workflowExecutionStartedEventAttributes ?? {}];
      const handle = await client.workflow.signalWithStart(RUN_WORKFLOW, {
        workflowId: run,
        taskQueue: taskQueue?.name ?? '',
        args: [{ schema: 1, run, workspace: world.workspace }],
        signal: WAKE_SIGNAL,
      });
      await handle.result();
      expect(await row(run)).toEqual(before);
      expect(world.inline.sent).toHaveLength(1);
    },
  );
});

describe('a send that belongs to no run', () => {
  it('goes without a workflow', { timeout: MINUTE_MS }, async () => {
    const { start, at, world, deps } = await stage({}, { routes: { queued: ['email', 'sms'] } });
    await at(await start(), 'wait');
    const [contact] = await world.owner<{ id: string }[]>`select id from contacts`;
    const sent = await deliverMessage(deps, {
      workspace: world.workspace,
      contact: contact?.id ?? '',
      channel: 'sms',
      author: 'system',
      inConversation: true,
      content: { type: 'text', text: 'Ya te atiendo', language: 'es' },
    });
    expect(sent).toMatchObject({ status: 'queued' });
    await eventually(async () => world.queued.sent.length);
    expect(world.queued.sent.map((message) => message.text)).toEqual(['Ya te atiendo']);
  });
});

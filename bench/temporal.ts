import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { sandbox } from '../channels/sandbox/sandbox';
import { findTemporal, startTemporal } from '../scripts/temporal.mjs';
import { EventSchema, ingest } from '../services/ingest';
import { referenceJourney } from '../tests/support/reference-journey';
import { installRuntime } from '../workflows/runtime';
import { createTemporalEngine } from '../workflows/temporal';
import { RUN_WORKER } from '../workflows/worker';
import type { BareActivities } from './bare.workflow';
import { createInstallation, type Installation } from './installation';
import { until } from './people';
import { atLeast, atMost, percentile, round, type Result } from './result';

/** Longer than it takes to start them all: a wait that is over before its run is first driven is no wait. */
const WAIT_S = 5;
const AT_ONCE = 32;

/** Plays so many journeys at once; journeys a second, without the wait that is part of them. */
type Play = (count: number) => Promise<number>;

/** Hilo's workflow and a bare one of the same waits and sends, in turns, on one dev server and under the same worker options. */
export async function temporal({ quick }: { quick: boolean }): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'hilo-bench-temporal-'));
  const server = await startTemporal({ home, binary: await findTemporal() });
  const hilo = await createInstallation();
  installRuntime(hilo.deps.log);
  const client = new Client({ connection: await Connection.connect({ address: server.address }) });
  const engine = createTemporalEngine(hilo.deps, {
    address: server.address,
    queue: 'hilo',
    home,
    workspaces: () => Promise.resolve([hilo.workspace]),
  });
  const bare = await startBare(server.address, client);
  try {
    await hilo.publish(referenceJourney({ wait: { amount: WAIT_S, unit: 'seconds' } }));
    await engine.start();
    const play = hiloPlay(hilo);
    const size = quick ? 60 : 200;
    await bare.play(30);
    await play(30);
    const rounds: { hilo: number; bare: number }[] = [];
    for (let n = 0; n < (quick ? 2 : 4); n++) {
      // In turns, and each first as often as the other.
      const first = n % 2 === 0 ? await play(size) : 0;
      const other = await bare.play(size);
      rounds.push({ hilo: first || (await play(size)), bare: other });
    }
    await play(1);
    const cost = await costOf(hilo, client);
    const median = (of: 'hilo' | 'bare') =>
      percentile(
        rounds.map((row) => row[of]),
        0.5,
      );
    const ratio = percentile(
      rounds.map((row) => row.hilo / row.bare),
      0.5,
    );
    return {
      bench: 'temporal',
      figures: {
        history_events: cost.events,
        workflow_tasks: cost.tasks,
        temporal_ratio: round(ratio),
        hilo_journeys_per_s: round(median('hilo'), 1),
        bare_journeys_per_s: round(median('bare'), 1),
      },
      bars: {
        history_events: atMost(cost.events, 20),
        workflow_tasks: atMost(cost.tasks, 3),
        temporal_ratio: atLeast(round(ratio), 0.7),
      },
    };
  } finally {
    await engine.stop();
    await bare.stop();
    await client.connection.close();
    await hilo.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

let people = 0;

function hiloPlay(hilo: Installation): Play {
  const { deps, workspace, root } = hilo;
  const tell = (event: 'bought' | 'delivered', from: number, count: number) =>
    inBatches(count, 50, (batch) =>
      ingest(
        deps,
        workspace,
        batch.map((n) => eventOf(event, from + n)),
      ),
    );
  return async (count) => {
    const from = people;
    people += count;
    const began = performance.now();
    await tell('bought', from, count);
    await until(async () => {
      const [row] = await root<
        { n: number }[]
      >`select count(*)::int as n from runs where status = 'live' and node = 'hear'`;
      return row?.n === count;
    });
    await tell('delivered', from, count);
    await until(async () => {
      const [row] = await root<{ live: boolean }[]>`select exists (select from runs where status = 'live') as live`;
      return row?.live === false;
    });
    return count / ((performance.now() - began) / 1000 - WAIT_S);
  };
}

function eventOf(name: 'bought' | 'delivered', n: number) {
  return EventSchema.parse({
    id: `${name}-${n}`,
    name,
    payload: { order: `A-${n}`, city: 'Cali' },
    contact: {
      externalId: `t-${n}`,
      phone: `+5731${String(n).padStart(8, '0')}`,
      email: `t${n}@example.test`,
      timeZone: 'America/Bogota',
      country: 'CO',
    },
    consents: (['email', 'sms'] as const).map((channel) => ({ channel, purpose: 'service', status: 'granted' })),
  });
}

async function startBare(address: string, client: Client): Promise<{ play: Play; stop(): Promise<void> }> {
  const connection = await NativeConnection.connect({ address });
  const sent = { email: 0, sms: 0 };
  const activities: BareActivities = {
    async send(id) {
      const content = { type: 'text', text: 'Gracias', language: 'es' } as const;
      const settings = {
        settings: {},
        fetch: () => Promise.reject(new Error('no network')),
        signal: AbortSignal.timeout(5000),
      };
      await sandbox.send(settings, {
        delivery: id,
        channel: 'sms',
        to: '+573000000000',
        content,
        text: 'Gracias',
        buttons: [],
      });
      sent[id === 'email' ? 'email' : 'sms'] += 1;
    },
  };
  const workflowBundle = await bundleWorkflowCode({
    logger: new DefaultLogger('ERROR'),
    workflowsPath: fileURLToPath(new URL('./bare.workflow.ts', import.meta.url)),
  });
  const worker = await Worker.create({ ...RUN_WORKER, connection, taskQueue: 'bare', workflowBundle, activities });
  const running = worker.run();
  let started = 0;
  return {
    async play(count) {
      const ids = Array.from({ length: count }, () => `bare-${(started += 1)}`);
      Object.assign(sent, { email: 0, sms: 0 });
      const began = performance.now();
      const args: [number] = [WAIT_S * 1000];
      await inBatches(count, 1, ([n = 0]) =>
        client.workflow.start('bare', { workflowId: ids[n] ?? '', taskQueue: 'bare', args }),
      );
      await until(() => Promise.resolve(sent.email === count));
      await inBatches(count, 1, ([n = 0]) => client.workflow.getHandle(ids[n] ?? '').signal('heard'));
      await until(() => Promise.resolve(sent.sms === count));
      return count / ((performance.now() - began) / 1000 - WAIT_S);
    },
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
    },
  };
}

/** What the last run left in Temporal: it had the machine to itself. */
async function costOf(hilo: Installation, client: Client): Promise<{ events: number; tasks: number }> {
  const [run] = await hilo.root<{ id: string }[]>`select id from runs order by ended_at desc limit 1`;
  const events = (await client.workflow.getHandle(run?.id ?? '').fetchHistory()).events ?? [];
  return {
    events: events.length,
    tasks: events.filter((event) => event.workflowTaskCompletedEventAttributes).length,
  };
}

/** Numbers below `count` in batches, so many on their way at a time. */
async function inBatches(count: number, size: number, work: (batch: number[]) => Promise<unknown>): Promise<void> {
  const left = Array.from({ length: count }, (_, n) => n);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let batch = left.splice(0, size); batch.length > 0; batch = left.splice(0, size)) await work(batch);
    }),
  );
}

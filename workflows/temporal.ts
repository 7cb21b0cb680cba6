import { Client, Connection, type TLSConfig } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Deps } from '../services/deps';
import { performSends, takeSends } from '../services/runs/perform';
import { settleUnknown } from '../services/runs/settle';
import { createActivities } from './activities';
import { workflowBundle } from './bundle';
import { DUTIES, type Duty } from './duties';
import type { Engine } from './engine';
import { createLoops } from './loops';
import { installRuntime } from './runtime';
import { createWaker, isBusy, type Reach } from './waker';
import { createWorkers } from './worker';

export interface TemporalOptions {
  /** `host:port` of the Temporal frontend. */
  address: string;
  namespace?: string;
  /** For a cluster that asks for it: TLS with the system's authorities, or with these, and who we are. */
  tls?: boolean | TLSConfig;
  apiKey?: string;
  /** Task queue of the workflows; the calls' queues are named after it. */
  queue?: string;
  /** What this process works on; all of it, if not said. */
  duties?: readonly Duty[];
  /** The workspaces it serves, asked again now and then. */
  workspaces: () => Promise<string[]>;
  /** Where the workflow's bundle is kept. */
  home?: string;
  /** How this process is named in histories; Temporal's own default says process and host. */
  identity?: string;
  graceMs?: number;
  idleMs?: number;
}

export interface TemporalEngine extends Engine {
  readonly name: 'temporal';
  /** Whether Temporal answers, and since when it does (not). */
  reach(): Reach;
}

const CONNECT_TIMEOUT_MS = 3000;
const RECONNECT_MS = 2000;
const WORKSPACES_FRESH_MS = 5000;
/** A call that nobody has taken for so long belongs to a workflow that is not there. */
const OVERDUE_MS = 20_000;

/**
 * The engine for many machines: one workflow a run, woken from the due wakes in Postgres. It starts and goes on whether Temporal can be
 * reached or not; what is due meanwhile stays due.
 */
export function createTemporalEngine(deps: Deps, options: TemporalOptions): TemporalEngine {
  const {
    address,
    namespace = 'default',
    queue = 'hilo',
    duties = DUTIES,
    home = '.hilo',
    identity,
    tls,
    apiKey,
    graceMs = 2000,
    idleMs = 500,
  } = options;
  const { activities, drivesInHand } = createActivities(deps);
  const reached = { address, ...(tls === undefined ? {} : { tls }), ...(apiKey === undefined ? {} : { apiKey }) };
  const connection = Connection.lazy({
    ...reached,
    connectTimeout: CONNECT_TIMEOUT_MS,
    // The client's own retries go on for 20 s and cannot be called off; the loop tries again by itself.
    interceptors: [],
    // Left to itself the channel would look for a server that is away only every two minutes.
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 500, 'grpc.max_reconnect_backoff_ms': 3000 },
  });
  const client = new Client({ connection, namespace, ...(identity ? { identity } : {}) });
  const loops = createLoops(deps.log);
  // What nobody announces: looked for now and then, and not at every wake.
  const sweeps = createLoops(deps.log);
  const served = fresh(options.workspaces, WORKSPACES_FRESH_MS);
  const waker = createWaker(deps, { client, queue, workspaces: served, graceMs, busy: () => isBusy(drivesInHand()) });
  const halt = new AbortController();
  let serving: Promise<void> = Promise.resolve();
  let unlisten: (() => Promise<void>) | null = null;

  /** Runs the workers until they are told to stop; where Temporal is away or throws them out, begins again. */
  async function serve(bundle: string, begun: () => void): Promise<void> {
    for (let faults = 0; !halt.signal.aborted;) {
      try {
        await serveOnce(bundle, () => {
          faults = 0;
          begun();
        });
      } catch (error) {
        faults += 1;
        if (faults === 1 || faults % 20 === 0) {
          deps.log.error({ err: error, address, namespace, faults }, 'the Temporal workers do not run; trying again');
        }
      }
      begun();
      if (!halt.signal.aborted) await pause(RECONNECT_MS, halt.signal);
    }
  }

  async function serveOnce(bundle: string, begun: () => void): Promise<void> {
    const native = await NativeConnection.connect(reached);
    try {
      const workers = await createWorkers({
        connection: native,
        namespace,
        queue,
        bundle,
        activities,
        duties,
        ...(identity ? { identity } : {}),
      });
      const shut = () => {
        for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      };
      const running = workers.map((worker) => worker.run());
      halt.signal.addEventListener('abort', shut, { once: true });
      if (halt.signal.aborted) shut();
      begun();
      // One worker that ends takes the others along: they begin again together.
      await Promise.race(running).finally(async () => {
        shut();
        halt.signal.removeEventListener('abort', shut);
        await Promise.allSettled(running);
      });
    } finally {
      await native.close().catch(() => {});
    }
  }

  async function look(): Promise<void> {
    const listening = await deps.sql.listen('hilo_due', loops.wake);
    unlisten = () => listening.unlisten();
    loops.run('wakes', waker.turn, idleMs);
    loops.run('sends', async () => performLoose(deps, await served()), idleMs);
    sweeps.run(
      'adopt',
      async () => {
        const workspaces = (await served()).join(',');
        await deps.sql`select hilo_adopt_calls(${workspaces}, ${deps.clock.now()}, ${OVERDUE_MS}, 1000)`;
        return false;
      },
      OVERDUE_MS,
    );
    sweeps.run('unsettled', async () => (await settleUnknown(deps, await served())) > 0, idleMs * 2);
  }

  return {
    name: 'temporal',
    wake: loops.wake,
    reach: waker.reach,
    async start() {
      installRuntime(deps.log);
      const bundle = await workflowBundle(home);
      await new Promise<void>((begun) => {
        serving = serve(bundle, begun);
      });
      // A process that only performs calls leaves looking to those that drive.
      if (duties.includes('runs')) await look();
    },
    async stop() {
      await Promise.all([loops.stop(), sweeps.stop()]);
      halt.abort();
      await serving;
      await unlisten?.().catch(() => {});
      await connection.close();
    },
  };
}

/** Sends that belong to no run: a person's reply, a notice of the system. */
async function performLoose(deps: Deps, workspaces: string[]): Promise<boolean> {
  const calls = await deps.sql<{ call: string }[]>`
    select hilo_loose_sends(${workspaces.join(',')}, ${deps.clock.now()}, 50) as call`;
  await Promise.all(calls.map(async ({ call }) => performSends(deps, await takeSends(deps, workspaces, 1, { call }))));
  return calls.length > 0;
}

/** Asks again only when the last answer is too old. */
function fresh<T>(ask: () => Promise<T>, forMs: number): () => Promise<T> {
  let kept: { at: number; answer: Promise<T> } | null = null;
  return () => {
    if (kept && performance.now() - kept.at < forMs) return kept.answer;
    const answer = ask();
    kept = { at: performance.now(), answer };
    answer.catch(() => {
      kept = null;
    });
    return answer;
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

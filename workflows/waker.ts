import type { Client } from '@temporalio/client';
import type { Deps } from '../services/deps';
import { RUN_WORKFLOW, WAKE_SIGNAL, type RunInput } from './contracts';

/** Whether Temporal answers, for health and for people. */
export interface Reach {
  reachable: boolean;
  /** Since when, in machine milliseconds of this process. */
  since: number;
  detail: string;
}

export interface WakerOptions {
  client: Client;
  queue: string;
  workspaces: () => Promise<string[]>;
  /** A due run with nothing new in its inbox is left to its own workflow for so long. */
  graceMs: number;
  /** True while the drives in hand say that whoever is due will soon be driven: then nobody is reminded. */
  busy: () => boolean;
}

export interface Waker {
  /** Signals the workflows of due runs. True if there were any. */
  turn(): Promise<boolean>;
  reach(): Reach;
}

/** Runs taken at a time, and signals on their way. */
const BATCH = 200;
const AT_ONCE = 32;
/** A process that dies between taking and signalling gives its runs back after so long. */
const HOLD_MS = 5000;
/** Once Temporal has the signal it will not lose it; whoever lost the workflow itself is reminded after so long. */
const SIGNALLED_MS = 60_000;
const SIGNAL_TIMEOUT_MS = 4000;
const BUSY_AT_MOST = 20;

/** Temporal did not take a signal; it is tried again within seconds, for ever. */
export class UnreachableError extends Error {
  readonly code = 'temporal.unreachable';
  constructor(reason: string) {
    super(`Temporal cannot be reached (${reason}); due runs wait and are tried again within 5 s`);
  }
}

/** Turns due wakes into signals: `runs.wake_at` is the truth, a workflow is only where the waiting is done. */
export function createWaker(deps: Deps, options: WakerOptions): Waker {
  const { client, queue } = options;
  let reach: Reach = { reachable: true, since: performance.now(), detail: '' };

  function told(reachable: boolean, detail: string): void {
    if (reach.reachable === reachable) return;
    reach = { reachable, since: performance.now(), detail };
    if (reachable) deps.log.info('Temporal answers again');
  }

  async function signal(input: RunInput): Promise<void> {
    await client.connection.withAbortSignal(AbortSignal.timeout(SIGNAL_TIMEOUT_MS), () =>
      client.workflow.signalWithStart(RUN_WORKFLOW, {
        workflowId: input.run,
        taskQueue: queue,
        args: [input],
        signal: WAKE_SIGNAL,
        // One that ended is simply begun anew: its drive finds a run that is over, or one that was made live again.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    );
  }

  /** Signals until one fails: while a server is away, one failure says it for all. */
  async function signalAll(inputs: RunInput[]): Promise<{ told: string[]; failure: unknown }> {
    const left = [...inputs];
    const reached: string[] = [];
    let failure: unknown = null;
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, left.length) }, async () => {
        for (let input = left.shift(); input && failure === null; input = left.shift()) {
          const { run } = input;
          await signal(input).then(
            () => reached.push(run),
            (error: unknown) => {
              failure = error;
            },
          );
        }
      }),
    );
    return { told: reached, failure };
  }

  return {
    reach: () => reach,
    async turn() {
      const workspaces = (await options.workspaces()).join(',');
      if (workspaces === '') return false;
      const now = deps.clock.now();
      const rows = await deps.sql<{ run: string; workspace: string }[]>`
        select * from hilo_take_wakes(${workspaces}, ${now}, ${options.busy() ? null : options.graceMs}, ${BATCH}, ${HOLD_MS})`;
      if (rows.length === 0) return false;
      await deps.probe?.('take.after');
      const { told: reached, failure } = await signalAll(
        rows.map(({ run, workspace }) => ({ schema: 1, run, workspace })),
      );
      const move = (ids: string[], to: number) =>
        ids.length === 0 ? null : deps.sql`select hilo_move_wakes(${workspaces}, ${ids}, ${now + HOLD_MS}, ${to})`;
      await move(reached, now + SIGNALLED_MS);
      if (failure === null) {
        told(true, '');
        return true;
      }
      const done = new Set(reached);
      await move(
        rows.map((row) => row.run).filter((run) => !done.has(run)),
        now,
      );
      const detail = reasonOf(failure);
      told(false, detail);
      throw new UnreachableError(detail);
    },
  };
}

/** The client wraps what happened in what it was doing. */
function reasonOf(failure: unknown): string {
  const inner = failure instanceof Error && failure.cause instanceof Error ? failure.cause : failure;
  return inner instanceof Error ? inner.message : String(inner);
}

export const isBusy = (drivesInHand: number) => drivesInHand > BUSY_AT_MOST;

import type { Deps } from '../../services/deps';
import { drive } from '../../services/runs/drive';
import { performCalls } from '../../services/runs/http-calls';
import { takeRuns } from '../../services/runs/load';
import { settleUnknown } from '../../services/runs/settle';
import type { Engine } from '../engine';
import { createSenders } from './senders';

export interface EmbeddedOptions {
  /** The workspaces it serves, asked again now and then. */
  workspaces: () => Promise<string[]>;
  /** Loops that take due runs; each holds a connection while it works. */
  loops?: number;
  /** Runs taken at a time. */
  batch?: number;
  /** The longest a loop sleeps with nothing due, in milliseconds; a notification ends its sleep at once. */
  idleMs?: number;
}

/** A taken run is nobody else's for so long; a process that dies gives its runs back by then. */
const HOLD_MS = 15_000;

/**
 * The single-machine engine: the run row is its own queue entry. Loops take due runs in batches and drive them together; the same way
 * queued sends, HTTP calls and sends that nobody has heard of are taken from their own rows. Any number of processes share the work.
 */
export function createEmbeddedEngine(deps: Deps, options: EmbeddedOptions): Engine {
  const { loops = 3, batch = 100, idleMs = 500 } = options;
  const sleepers = new Set<() => void>();
  let stopping = false;
  let working: Promise<void>[] = [];
  let unlisten: (() => Promise<void>) | null = null;
  let workspaces: string[] = [];
  let askedAt = 0;

  const wake = () => {
    for (const rouse of sleepers) rouse();
  };

  const senders = createSenders(deps, wake);

  function sleep(ms: number): Promise<void> {
    if (stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const rouse = () => {
        clearTimeout(timer);
        sleepers.delete(rouse);
        resolve();
      };
      const timer = setTimeout(rouse, ms);
      sleepers.add(rouse);
    });
  }

  async function served(): Promise<string[]> {
    const now = performance.now();
    if (workspaces.length === 0 || now - askedAt > 5000) {
      workspaces = await options.workspaces();
      askedAt = now;
    }
    return workspaces;
  }

  /** Calls `turn` again at once while it finds work; a fault is told and never ends the loop. */
  async function loop(name: string, turn: (workspaces: string[]) => Promise<number>, idle: number): Promise<void> {
    let faults = 0;
    while (!stopping) {
      try {
        const list = await served();
        const done = list.length === 0 ? 0 : await turn(list);
        faults = 0;
        if (done === 0) await sleep(idle);
      } catch (error) {
        faults += 1;
        if (faults === 1 || faults % 20 === 0)
          deps.log.error({ err: error, loop: name, faults }, 'an engine loop failed and goes on');
        await sleep(Math.min(5000, 100 * 2 ** Math.min(faults, 6)));
      }
    }
  }

  return {
    name: 'embedded',
    wake,
    async start() {
      stopping = false;
      const listening = await deps.sql.listen('hilo_due', wake);
      unlisten = () => listening.unlisten();
      working = [
        ...Array.from({ length: loops }, (_, index) =>
          loop(
            `runs-${index}`,
            async (list) => {
              const runs = await takeRuns(deps.sql, list, deps.clock.now(), batch, HOLD_MS);
              if (runs.length > 0) await deps.probe?.('take.after');
              if (runs.length > 0) await drive(deps, runs);
              return runs.length;
            },
            idleMs,
          ),
        ),
        loop('sends', (list) => senders.turn(list), idleMs),
        loop('calls', (list) => performCalls(deps, list, 50), idleMs),
        loop('unsettled', (list) => settleUnknown(deps, list), idleMs * 2),
      ];
    },
    async stop() {
      stopping = true;
      wake();
      await Promise.all(working);
      await senders.ended();
      await unlisten?.().catch(() => {});
    },
  };
}

import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import type { Clock } from '../../services/clock';
import type { Deps } from '../../services/deps';
import { createTemporalEngine, type TemporalEngine, type TemporalOptions } from '../../workflows/temporal';
import { temporalAddress } from './temporal';
import { createWorld, TUESDAY, type World, type WorldOptions } from './world';

/** A world whose clock runs, from a Tuesday at 10:00 in Bogota, with a Temporal engine of its own on the shared dev server. */
export interface TemporalWorld {
  world: World;
  deps: Deps;
  client: Client;
  engine: TemporalEngine;
  /** The history of a run's workflow as it stands. */
  history(run: string): Promise<temporal.api.history.v1.IHistory>;
  close(): Promise<void>;
}

export interface TemporalWorldOptions extends WorldOptions {
  engine?: Partial<TemporalOptions>;
  /** False: the test starts the engine itself. */
  started?: boolean;
}

/** A clock that runs from a given moment. */
export function runningClock(start: number): Clock {
  const began = performance.now();
  return { now: () => Math.round(start + performance.now() - began) };
}

export async function createTemporalWorld(options: TemporalWorldOptions = {}): Promise<TemporalWorld> {
  const [address, world] = await Promise.all([temporalAddress(), createWorld(options)]);
  const deps: Deps = { ...world.deps, clock: runningClock(options.start ?? TUESDAY) };
  const client = new Client({ connection: await Connection.connect({ address }) });
  const engine = createTemporalEngine(deps, {
    address,
    queue: `test-${randomBytes(4).toString('hex')}`,
    workspaces: () => Promise.resolve([world.workspace]),
    ...options.engine,
  });
  if (options.started !== false) await engine.start();
  return {
    world,
    deps,
    client,
    engine,
    history: (run) => client.workflow.getHandle(run).fetchHistory(),
    async close() {
      await engine.stop();
      await client.connection.close();
      await world.close();
    },
  };
}

/** Waits until `look` finds something; the engine works on its own time. */
export async function eventually<T>(look: () => Promise<T | null | undefined | false>, limitMs = 30_000): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

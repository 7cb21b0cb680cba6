import { withWorkspace } from '../../db/client';
import { putInputs } from '../../db/queries/flow-people';
import { getRun, lockLiveRun, releaseHalted, setPace } from '../../db/queries/runs';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';
import { instant } from '../moments';
import { paceFrom, toRunTime } from '../time';

type Needs = Pick<Deps, 'db' | 'clock'>;

export type Intervened = { done: true } | { done: false; reason: 'missing' | 'over' | 'not_halted' | 'no_wait' };

/**
 * Ends a run: what it had reserved is given back, what is in flight reaches ledger and thread all the same. A halted one
 * is let go first, so that it can take the word in.
 */
export async function cancelRun(
  deps: Needs,
  actor: Actor,
  input: { run: string; reason: string },
): Promise<Intervened> {
  const { workspace } = actor;
  return withWorkspace(deps.db, workspace, async (tx): Promise<Intervened> => {
    const run = await getRun(tx, { workspace, id: input.run });
    if (!run) return { done: false, reason: 'missing' };
    if (run.status !== 'live' && run.status !== 'halted') return { done: false, reason: 'over' };
    const now = deps.clock.now();
    const cancel = { type: 'cancel', at: now, reason: input.reason } as const;
    await putInputs(tx, { workspace, inputs: [{ run: input.run, input: cancel }], now });
    await releaseHalted(tx, { workspace, id: input.run, now });
    await record(deps, tx, actor, 'run.cancel', input.run, { reason: input.reason });
    return { done: true };
  });
}

/** Tries a halted run again from where it stands. */
export async function retryRun(deps: Needs, actor: Actor, input: { run: string }): Promise<Intervened> {
  const { workspace } = actor;
  return withWorkspace(deps.db, workspace, async (tx): Promise<Intervened> => {
    const run = await getRun(tx, { workspace, id: input.run });
    if (!run) return { done: false, reason: 'missing' };
    if (!(await releaseHalted(tx, { workspace, id: input.run, now: deps.clock.now() }))) {
      return { done: false, reason: 'not_halted' };
    }
    await record(deps, tx, actor, 'run.retry', input.run);
    return { done: true };
  });
}

/** Brings a test run's own clock to the moment it waits for. A real run's time is everybody's: it cannot jump. */
export async function jumpToNextWait(deps: Needs, actor: Actor, input: { run: string }): Promise<Intervened> {
  const { workspace } = actor;
  return withWorkspace(deps.db, workspace, async (tx): Promise<Intervened> => {
    const run = await lockLiveRun(tx, { workspace, id: input.run });
    if (!run) return { done: false, reason: 'missing' };
    const now = deps.clock.now();
    if (!run.pace || !run.wakeAt || instant(run.wakeAt) <= now) return { done: false, reason: 'no_wait' };
    const pace = paceFrom(now, run.pace.factor, toRunTime(run.pace, instant(run.wakeAt)));
    await setPace(tx, { workspace, id: input.run, pace, now });
    return { done: true };
  });
}

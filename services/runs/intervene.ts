import { withWorkspace } from '../../db/client';
import { putInputs } from '../../db/queries/flow-people';
import { endHalted, lockRun, reviveRun } from '../../db/queries/run-control';
import { lockLiveRun, setPace } from '../../db/queries/runs';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';
import { instant } from '../moments';
import { paceFrom, toRunTime } from '../time';

type Needs = Pick<Deps, 'db' | 'clock'>;

export type Intervened = { done: true } | { done: false; reason: 'missing' | 'over' | 'not_halted' | 'no_wait' };

/**
 * Ends a run by hand: at once if it waits, and while a send is in flight as well (its outcome still reaches ledger and thread). A halted
 * run, which nobody can drive, is ended where it stands.
 */
export async function cancelRun(
  deps: Needs,
  actor: Actor,
  input: { run: string; reason: string },
): Promise<Intervened> {
  const { workspace } = actor;
  const { run, reason } = input;
  const now = deps.clock.now();
  return withWorkspace(deps.db, workspace, async (tx): Promise<Intervened> => {
    const status = await lockRun(tx, { workspace, id: run });
    if (status === null) return { done: false, reason: 'missing' };
    if (status === 'halted') await endHalted(tx, { workspace, id: run, reason, now });
    else if (status === 'live')
      await putInputs(tx, { workspace, inputs: [{ run, input: { type: 'cancel', at: now, reason } }], now });
    else return { done: false, reason: 'over' };
    await record(deps, tx, actor, 'run.cancel', run, { reason });
    return { done: true };
  });
}

/** Retry: a halted run goes on from where it stood, with everything that came in since. */
export async function retryRun(deps: Needs, actor: Actor, input: { run: string }): Promise<Intervened> {
  const { workspace } = actor;
  return withWorkspace(deps.db, workspace, async (tx): Promise<Intervened> => {
    const status = await lockRun(tx, { workspace, id: input.run });
    if (status === null) return { done: false, reason: 'missing' };
    if (!(await reviveRun(tx, { workspace, id: input.run, now: deps.clock.now() })))
      return { done: false, reason: 'not_halted' };
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

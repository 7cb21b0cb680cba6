import { withWorkspace } from '../../db/client';
import { getRun, lockLiveRun, setPace } from '../../db/queries/runs';
import type { Actor, Deps } from '../deps';
import { instant } from '../moments';
import * as control from './control';
import { paceFrom, toRunTime } from '../time';

type Needs = Pick<Deps, 'db' | 'clock'>;

export type Intervened = { done: true } | { done: false; reason: 'missing' | 'over' | 'not_halted' | 'no_wait' };

/** Ends a run by hand; says why where there was nothing to end. */
export async function cancelRun(
  deps: Needs,
  actor: Actor,
  input: { run: string; reason: string },
): Promise<Intervened> {
  if (await control.cancelRun(deps, actor, input)) return { done: true };
  return { done: false, reason: (await exists(deps, actor, input.run)) ? 'over' : 'missing' };
}

/** Tries a halted run again from where it stands; says why where there was nothing to try. */
export async function retryRun(deps: Needs, actor: Actor, input: { run: string }): Promise<Intervened> {
  if (await control.retryRun(deps, actor, input)) return { done: true };
  return { done: false, reason: (await exists(deps, actor, input.run)) ? 'not_halted' : 'missing' };
}

const exists = ({ db }: Needs, { workspace }: Actor, id: string) =>
  withWorkspace(db, workspace, async (tx) => (await getRun(tx, { workspace, id })) !== null);

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

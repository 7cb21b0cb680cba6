import { withWorkspace } from '../../db/client';
import { putInputs } from '../../db/queries/flow-people';
import { endHalted, lockRun, reviveRun } from '../../db/queries/run-control';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';

type Needs = Pick<Deps, 'db' | 'clock'>;

/**
 * Ends a run by hand: at once if it waits, and while a send is in flight as well (its outcome still reaches ledger and thread). A halted
 * run, which nobody can drive, is ended where it stands.
 * @returns false where there is no such run, or it is over
 */
export async function cancelRun(deps: Needs, actor: Actor, input: { run: string; reason: string }): Promise<boolean> {
  const { workspace } = actor;
  const { run, reason } = input;
  const now = deps.clock.now();
  return withWorkspace(deps.db, workspace, async (tx) => {
    const status = await lockRun(tx, { workspace, id: run });
    if (status === 'halted') await endHalted(tx, { workspace, id: run, reason, now });
    else if (status === 'live')
      await putInputs(tx, { workspace, inputs: [{ run, input: { type: 'cancel', at: now, reason } }], now });
    else return false;
    await record(deps, tx, actor, 'run.cancel', run, { reason });
    return true;
  });
}

/**
 * Retry: a halted run goes on from where it stood, with everything that came in since.
 * @returns false where there is no such run, or it is not halted
 */
export async function retryRun(deps: Needs, actor: Actor, input: { run: string }): Promise<boolean> {
  const { workspace } = actor;
  return withWorkspace(deps.db, workspace, async (tx) => {
    const revived = await reviveRun(tx, { workspace, id: input.run, now: deps.clock.now() });
    if (revived) await record(deps, tx, actor, 'run.retry', input.run);
    return revived;
  });
}

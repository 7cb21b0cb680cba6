import type { Pause } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { countHeld, releaseRuns } from '../../db/queries/flow-people';
import { getFlow, getFlowHead, setPause } from '../../db/queries/flows';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';
import { instant, iso } from '../moments';
import { forgetStarts } from './starts';

type Needs = Pick<Deps, 'db' | 'clock' | 'programs'>;

/**
 * Pauses a flow: `entries` lets nobody new in; `sends` holds what would go out; `all` holds people where they are.
 * Nothing that happens meanwhile is lost. Pausing in the same way again keeps the moment it began.
 */
export async function pauseFlow(deps: Needs, actor: Actor, input: { flow: string; kind: Pause }): Promise<boolean> {
  const { workspace } = actor;
  const done = await withWorkspace(deps.db, workspace, async (tx) => {
    const flow = await getFlow(tx, { workspace, id: input.flow, lock: true });
    if (!flow) return false;
    const at = flow.paused === input.kind && flow.pausedAt !== null ? flow.pausedAt : iso(deps.clock.now());
    await setPause(tx, { workspace, id: input.flow, paused: input.kind, at });
    await record(deps, tx, actor, 'flow.pause', input.flow, { kind: input.kind });
    return true;
  });
  forgetStarts(deps, workspace);
  return done;
}

/** What resuming would mean, told before anybody decides. */
export interface ResumePreview {
  paused: Pause | null;
  pausedAt: string | null;
  /** How long the pause has lasted, in milliseconds: what `shift` would add. */
  lasted: number;
  /** People inside. */
  live: number;
  /** People whose wait fell due during the pause: `fire` moves them at once, `expire` ends their runs. */
  due: number;
}

/** Counts whom a resume would move. Null if there is no such flow. */
export async function previewResume(deps: Needs, workspace: string, flowId: string): Promise<ResumePreview | null> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const flow = await getFlowHead(tx, { workspace, id: flowId });
    if (!flow) return null;
    const now = deps.clock.now();
    const { live, due } = await countHeld(tx, { workspace, flow: flowId, now });
    const lasted = flow.pausedAt === null ? 0 : Math.max(0, now - instant(flow.pausedAt));
    return { paused: flow.paused, pausedAt: flow.pausedAt, lasted, live, due };
  });
}

/**
 * Ends a pause. What each run must know goes into its inbox in the transaction that lifts the pause, so that no timer
 * fires between the two.
 * @param input `shift` moves waits by the length of the pause; `fire` lets those that fell due go now; `expire` ends
 * the runs whose wait fell due. Only a pause of `all` stops waits, so only there the three differ.
 */
export async function resumeFlow(
  deps: Needs,
  actor: Actor,
  input: { flow: string; mode: 'shift' | 'fire' | 'expire' },
): Promise<{ resumed: true; people: number } | { resumed: false; reason: 'missing' | 'not_paused' }> {
  const { workspace } = actor;
  const done = await withWorkspace(deps.db, workspace, async (tx) => {
    const flow = await getFlow(tx, { workspace, id: input.flow, lock: true });
    if (!flow) return { resumed: false, reason: 'missing' } as const;
    if (flow.paused === null && !flow.draining) return { resumed: false, reason: 'not_paused' } as const;
    const now = deps.clock.now();
    const mode = flow.paused === 'all' ? input.mode : 'fire';
    const pausedAt = flow.pausedAt === null ? now : instant(flow.pausedAt);
    const people =
      flow.paused === 'entries' ? 0 : await releaseRuns(tx, { workspace, flow: input.flow, mode, pausedAt, now });
    await setPause(tx, { workspace, id: input.flow, paused: null, at: null });
    await record(deps, tx, actor, 'flow.resume', input.flow, { mode, people });
    return { resumed: true, people } as const;
  });
  forgetStarts(deps, workspace);
  return done;
}

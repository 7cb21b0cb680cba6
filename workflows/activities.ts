import { Context } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { Deps } from '../services/deps';
import { drive, type Driven } from '../services/runs/drive';
import { performCalls } from '../services/runs/http-calls';
import { loadRuns } from '../services/runs/load';
import { performSends, takeSends } from '../services/runs/perform';
import type { Activities, CallInput, DriveAnswer, RunInput } from './contracts';
import { createGatherer } from './gather';

/** Runs of one batch, and batches on their way: what the embedded engine's loops take as well. */
const GATHERED = { most: 200, atOnce: 3, patienceMs: 10_000 };
/** A drive that has more to do at once goes on here for so long, for every answer costs the history an event. */
const AGAIN_MS = 2000;
const HEARTBEAT_MS = 4000;
/** A call that somebody else holds is looked at again no sooner than this. */
const SOONEST_MS = 200;

/** The activities, and how many drives are in hand: as long as there are many, nobody needs to be woken once more. */
export function createActivities(deps: Deps): { activities: Activities; drivesInHand: () => number } {
  const drives = createGatherer<RunInput, Driven>(
    async (inputs) => {
      const workspaces = [...new Set(inputs.map((input) => input.workspace))];
      const loaded = await loadRuns(
        deps.sql,
        workspaces,
        inputs.map((input) => input.run),
        deps.clock.now(),
      );
      return drive(deps, loaded);
    },
    (input) => input.run,
    (driven) => driven.run,
    GATHERED,
  );

  const activities: Activities = {
    async drive(input) {
      const began = performance.now();
      for (;;) {
        const driven = await drives
          .ask(input)
          .catch((error: unknown) => refuse(deps, error, { run: input.run, workspace: input.workspace }));
        if (driven?.status === 'again' && performance.now() - began < AGAIN_MS) continue;
        return answerOf(driven, deps.clock.now());
      }
    },

    async performCall({ workspace, call }: CallInput) {
      const { heartbeat } = beating();
      try {
        const sends = await takeSends(deps, [workspace], 1, { call });
        if (sends.length > 0) await performSends(deps, sends);
        else await performCalls(deps, [workspace], 1, call);
        const [row] = await deps.sql<{ due: number | null }[]>`select hilo_call_due(${workspace}, ${call}) as due`;
        if (row && row.due !== null) throw notDue(row.due - deps.clock.now());
      } catch (error) {
        refuse(deps, error, { call, workspace });
      } finally {
        clearInterval(heartbeat);
      }
    },
  };
  return { activities, drivesInHand: () => drives.inHand() };
}

/** No answer: the run is over, halted, or not of this workspace. Whoever makes it live again starts its workflow anew. */
function answerOf(driven: Driven | null, now: number): DriveAnswer {
  if (!driven || driven.status === 'ended') return { status: 'ended' };
  if (driven.status === 'again') return { status: 'again' };
  const { wake, node, calls } = driven;
  return { status: 'waiting', waitMs: wake === null ? null : Math.max(1, Math.ceil(wake - now)), node, calls };
}

function beating(): { heartbeat: NodeJS.Timeout } {
  const context = Context.current();
  return { heartbeat: setInterval(() => context.heartbeat(), HEARTBEAT_MS) };
}

/** Temporal comes back by itself, without an event in the history: the ledger says when. */
function notDue(ms: number): ApplicationFailure {
  return bare({
    type: 'not_due',
    message: 'not due yet',
    nextRetryDelay: Math.max(SOONEST_MS, Math.ceil(ms)),
    category: ApplicationFailureCategory.BENIGN,
  });
}

/**
 * What goes wrong is told to the log in full; to Temporal, whose histories hold nothing of a customer, only as a code.
 * @throws always
 */
function refuse(deps: Deps, error: unknown, who: object): never {
  if (error instanceof ApplicationFailure) throw error;
  const given = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = /^[\w.]{1,40}$/.test(given) ? given : 'activity.failed';
  deps.log.error({ err: error, ...who }, 'an activity failed and is tried again');
  throw bare({ type: code, message: code });
}

/** A stack names the folders of an installation; Temporal has no use for it. */
function bare(options: Parameters<typeof ApplicationFailure.create>[0]): ApplicationFailure {
  return Object.assign(ApplicationFailure.create(options), { stack: '' });
}

import { loadState, moveRun, StateError, type Moved } from '../../core/migrate';
import type { Instant } from '../../core/json';
import type { Facts, RunState } from '../../core/run';
import { nextWake } from '../../core/transition';
import { withWorkspace } from '../../db/client';
import { listMovable, moveRuns, putInputs, type Movable, type Move } from '../../db/queries/flow-people';
import type { Deps } from '../deps';
import { toClockTime, toRunTime } from '../time';

/** Where people at a deleted node go. */
export type Gone = { node: string } | 'end';

export interface Migration {
  flow: string;
  version: string;
  number: number;
  waits: 'keep' | 'recount' | 'restart';
  gone?: Gone;
}

const BATCH = 200;
/** A run that is driven all the time may be met in motion; after so many tries it stays where it is and is counted. */
const TRIES = 5;

type Needs = Pick<Deps, 'db' | 'clock' | 'programs' | 'contexts'>;
type Program = Awaited<ReturnType<Deps['programs']['get']>>;

/**
 * Moves the live runs of a flow to a version, in batches. A run that was driven between reading and writing is read
 * again; nobody is stopped meanwhile. Repeating it moves those who were left, and nobody twice.
 */
export async function movePeople(
  deps: Needs,
  workspace: string,
  migration: Migration,
): Promise<{ moved: number; left: number }> {
  const to = await deps.programs.get(workspace, migration.version);
  const { timeZone } = await deps.contexts.get(workspace);
  let moved = 0;
  let left = 0;
  for (let after = ''; ;) {
    const runs = await withWorkspace(deps.db, workspace, (tx) =>
      listMovable(tx, { workspace, flow: migration.flow, version: migration.version, after, limit: BATCH }),
    );
    const last = runs.at(-1);
    if (!last) return { moved, left };
    const done = await moveBatch(deps, workspace, { ...migration, to, timeZone }, runs);
    moved += done.moved;
    left += runs.length - done.moved;
    after = last.id;
  }
}

async function moveBatch(
  deps: Needs,
  workspace: string,
  migration: Migration & { to: Program; timeZone: string },
  runs: Movable[],
): Promise<{ moved: number }> {
  let moved = 0;
  let waiting = runs;
  for (let tries = 0; waiting.length > 0 && tries < TRIES; tries++) {
    const now = deps.clock.now();
    const moves: Move[] = [];
    const enders: Movable[] = [];
    for (const run of waiting) {
      const from = await deps.programs.get(workspace, run.version);
      const at = toRunTime(run.pace, now);
      const result = tryMove(run, from, migration, at);
      if (result.moved) moves.push(moveOf(run, result.state, migration.number, at, []));
      else if (result.reason === 'unreadable') continue;
      else if (migration.gone === 'end') enders.push(run);
      else if (migration.gone) {
        const { state, cancelled } = redirect(run.state, migration.gone.node, at);
        moves.push(moveOf(run, state, migration.number, at, cancelled));
      }
    }
    const done = await withWorkspace(deps.db, workspace, async (tx) => {
      await putInputs(tx, {
        workspace,
        now,
        inputs: enders.map((run) => ({
          run: run.id,
          input: { type: 'cancel', at: now, reason: 'node_removed' },
        })),
      });
      return moveRuns(tx, { workspace, version: migration.version, moves, now });
    });
    moved += done.length + enders.length;
    const late = new Set(moves.map((move) => move.id));
    for (const id of done) late.delete(id);
    if (late.size === 0) break;
    const ids = [...late];
    waiting = await withWorkspace(deps.db, workspace, (tx) =>
      listMovable(tx, { workspace, flow: migration.flow, version: migration.version, after: '', limit: BATCH, ids }),
    );
  }
  return { moved };
}

/** A state that no release can read stays where it is: its run is halted when it is next driven, and shown. */
function tryMove(
  run: Movable,
  from: Program,
  { to, waits, timeZone }: { to: Program; waits: Migration['waits']; timeZone: string },
  at: Instant,
): Moved | { moved: false; reason: 'unreadable' } {
  try {
    return moveRun(loadState(run.state), from, to, waits, at, factsOf(run, timeZone));
  } catch (error) {
    if (error instanceof StateError) return { moved: false, reason: 'unreadable' };
    throw error;
  }
}

/** Of a contact a move needs the zone only: calendar waits are counted in it. */
const factsOf = (run: Movable, timeZone: string): Facts => ({
  contact: {
    id: run.contact,
    name: null,
    language: null,
    timeZone: run.timeZone,
    country: null,
    attributes: {},
    tags: [],
    addresses: [],
  },
  timeZone,
});

function moveOf(run: Movable, state: RunState, number: number, at: Instant, cancelled: string[]): Move {
  const seq = state.seq + 1;
  const wake = nextWake(state);
  return {
    id: run.id,
    rev: run.rev,
    inbox: run.inbox,
    state: { ...state, seq },
    wake: wake === null ? null : toClockTime(run.pace, wake),
    node: state.at?.node ?? null,
    step: { seq, at, why: { code: 'run.moved', params: { number } } },
    cancelled,
  };
}

/**
 * Puts a run before another node. Calls of the node that is gone are given up; what a provider already took still
 * reaches ledger and thread, and moves nobody.
 */
function redirect(state: RunState, node: string, at: Instant): { state: RunState; cancelled: string[] } {
  const visit = (Object.hasOwn(state.visits, node) ? (state.visits[node] ?? 0) : 0) + 1;
  return {
    state: { ...state, open: {}, at: { node, visit, since: at, wake: at, local: null, pending: true } },
    cancelled: Object.keys(state.open),
  };
}

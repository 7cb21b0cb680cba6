import type { SendOutcome } from '../../channels/channel';
import type { Instant } from '../../core/json';
import { loadState } from '../../core/migrate';
import type { RunState } from '../../core/run';
import type { ChannelName } from '../../core/vocabulary';
import { liveStarts } from '../flows/starts';
import type { Deps } from '../deps';
import { caseOf } from './handoff';
import { childOf } from './sub-flow';
import { commitOf, MAX_FAILURES } from './batch';
import { commit, type Claim } from './commit';
import { loadRuns, type LoadedContact, type LoadedRun } from './load';
import { Passage, type Shell } from './passage';
import { refusalRows } from './refusal';
import { acceptedRows, callProvider } from './send';

/** An open call that somebody has to perform: a send's channel, or an HTTP request, and where in the flow it was made. */
export interface QueuedCall {
  id: string;
  family: ChannelName | 'http';
  node: string;
}

/** What an engine needs to know of a run it drove. */
export type Driven =
  | { run: string; status: 'ended' }
  /** Nothing to do before `wake` (by the clock; null: until an input), but for the queued `calls` that are open. */
  | { run: string; status: 'waiting'; wake: Instant | null; node: string | null; calls: QueuedCall[] }
  /** There is more to do at once. */
  | { run: string; status: 'again' };

/** How long one drive may go on before the others get their turn. */
const DRIVE_BUDGET_MS = 2000;
const ROUNDS = 60;
/** How long an inline provider may take. */
const INLINE_TIMEOUT_MS = 5000;

/**
 * The one place where runs move. Who calls it, how often, and after what crash, does not matter: a commit that finds another revision
 * is thrown away, a send is claimed in the ledger before it is called, and what the provider answered is recorded with the run's next
 * state. A batch that fails is driven again one by one, so that nobody's trouble is anybody else's.
 * @throws where the database itself is in trouble: no run is to blame, and whoever called tries again later
 */
export async function drive(deps: Deps, runs: LoadedRun[]): Promise<Driven[]> {
  try {
    return await driveTogether(deps, runs);
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    if (runs.length === 1 && runs[0]) return [await failed(deps, runs[0], error)];
    deps.log.warn({ err: error, runs: runs.length }, 'a batch failed; its runs are driven one by one');
    const fresh = await loadRuns(
      deps.sql,
      workspacesOf(runs),
      runs.map((run) => run.id),
      deps.clock.now(),
    );
    const driven: Driven[] = [];
    for (const run of fresh) driven.push(...(await drive(deps, [run])));
    return driven;
  }
}

async function driveTogether(deps: Deps, loaded: LoadedRun[]): Promise<Driven[]> {
  const results = new Map<string, Driven>();
  const began = performance.now();
  let passages = await passagesOf(deps, loaded);
  for (let round = 0; passages.length > 0; round++) {
    for (const passage of passages) passage.advance();
    await deps.probe?.('commit.before');
    const done = await commit(
      deps.sql,
      commitOf(passages, workspacesOf(passages.map((p) => p.run)).join(','), deps.clock.now()),
    );
    await deps.probe?.('commit.after');

    const sends: { passage: Passage; claim: Claim }[] = [];
    const again: string[] = [];
    const next: Passage[] = [];
    for (const passage of passages) {
      const { id } = passage.run;
      if (!done.ok.has(id)) {
        // Somebody else moved it, or it is no longer live: their commit says when it is due.
        results.set(id, { run: id, status: 'again' });
        continue;
      }
      const { claims } = passage;
      passage.committed();
      const stale = claims.some((claim) => done.stale.has(claim.call));
      for (const claim of claims) {
        if (done.claimed.has(claim.id) && claim.state === 'submitted') sends.push({ passage, claim });
      }
      if (stale) again.push(id);
      else if (claims.some((claim) => claim.state === 'submitted')) next.push(passage);
      else results.set(id, resultOf(passage));
    }
    await sendAll(deps, sends);
    if (round >= ROUNDS || performance.now() - began > DRIVE_BUDGET_MS) {
      // What providers answered must be recorded in any case; after that the others have their turn.
      if (next.length > 0) await recordOnly(deps, next);
      for (const passage of next) results.set(passage.run.id, { run: passage.run.id, status: 'again' });
      for (const id of again) results.set(id, { run: id, status: 'again' });
      break;
    }
    passages = next;
    if (again.length > 0) {
      const [first] = loaded;
      if (!first) break;
      passages = passages.concat(
        await passagesOf(deps, await loadRuns(deps.sql, workspacesOf(loaded), again, deps.clock.now())),
      );
    }
  }
  return [...results.values()];
}

/** Inline sends, all at once; each answer is the first thing its run takes in. */
async function sendAll(deps: Deps, sends: { passage: Passage; claim: Claim }[]): Promise<void> {
  if (sends.length === 0) return;
  await deps.probe?.('send.before');
  await Promise.all(
    sends.map(async ({ passage, claim }) => {
      const outcome = await callProvider(deps, passage.shell.context, claim, INLINE_TIMEOUT_MS);
      answer(deps, passage, claim, outcome);
    }),
  );
  await deps.probe?.('send.after');
}

function answer(deps: Deps, passage: Passage, dispatch: Claim, outcome: SendOutcome): void {
  const at = passage.now;
  const entry = passage.run.ledger.find((row) => row.id === dispatch.id);
  if (outcome.status === 'accepted') {
    const { settled, message } = acceptedRows(deps, passage.shell.context, dispatch, outcome, at);
    if (entry) entry.state = 'accepted';
    passage.answers.push({
      input: {
        type: 'outcome',
        at,
        call: dispatch.call,
        result: { status: 'sent', channel: dispatch.channel, delivery: dispatch.id },
      },
      settled: [settled],
      messages: [message],
    });
    return;
  }
  if (outcome.status === 'unknown') {
    if (entry) entry.state = 'unknown';
    passage.answers.push({
      input: { type: 'outcome', at, call: dispatch.call, result: { status: 'unknown' } },
      settled: [
        { id: dispatch.id, state: 'unknown', error: { detail: outcome.detail }, at, nextAt: deps.clock.now() + 1000 },
      ],
      messages: [],
    });
    return;
  }
  // A refusal changes the ledger; the passage then looks at it again and takes the next channel, waits, or gives up.
  passage.refused(refusalRows(deps, dispatch, outcome, at));
}

/** Commits what providers answered without driving on. */
async function recordOnly(deps: Deps, passages: Passage[]): Promise<void> {
  for (const passage of passages) {
    for (const { input, settled, messages } of passage.answers.splice(0)) {
      passage.settled.push(...settled);
      passage.messages.push(...messages);
      passage.taken.push(input);
    }
  }
  const batch = commitOf(passages, workspacesOf(passages.map((p) => p.run)).join(','), deps.clock.now());
  // No run may count as moved: its answers go through its inbox.
  await commit(deps.sql, { ...batch, runs: [] });
}

async function passagesOf(deps: Deps, loaded: LoadedRun[]): Promise<Passage[]> {
  const contacts = new Map<string, LoadedContact>();
  const passages: Passage[] = [];
  const now = deps.clock.now();
  for (const run of loaded) {
    if (run.status !== 'live') continue;
    const context = await deps.contexts.get(run.workspace);
    const program = await deps.programs.get(run.workspace, run.version);
    const key = `${run.contact.id}:${run.pace === null}`;
    const contact = contacts.get(key) ?? run.contact;
    contacts.set(key, contact);
    const starts = await liveStarts(deps, run.workspace);
    const shell: Shell = {
      now,
      context,
      provider: (channel) => {
        const connection = context.connections.find((row) => row.channels.includes(channel));
        const adapter = connection && deps.channels.get(connection.provider);
        return adapter ? { name: adapter.provider, inline: adapter.inline } : null;
      },
      openCase: (passage, open, at) => caseOf(passage, open, at),
      startChild: (passage, open, at) => childOf(passage, open, at, starts),
    };
    passages.push(new Passage({ ...run, state: loadState(run.state) }, program, contact, shell));
  }
  return passages;
}

function resultOf(passage: Passage): Driven {
  const { id: run, ledger } = passage.run;
  if (passage.status === 'ended') return { run, status: 'ended' };
  const calls: QueuedCall[] = Object.values(passage.state.open).flatMap(({ id, node, call }) => {
    const reserved = ledger.find((entry) => entry.call === id && entry.state === 'reserved');
    const family = call.kind === 'http' ? 'http' : reserved?.channel;
    return family ? [{ id, family, node }] : [];
  });
  const wake = passage.run.paused === 'all' ? null : passage.wake;
  return wake !== null && wake <= passage.shell.now
    ? { run, status: 'again' }
    : { run, status: 'waiting', wake, node: passage.state.at?.node ?? null, calls };
}

/** A drive that threw: tried again a few times, further and further apart, then halted where people see it. */
async function failed(deps: Deps, run: LoadedRun, error: unknown): Promise<Driven> {
  const failures = run.failures + 1;
  const now = deps.clock.now();
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'drive.failed';
  deps.log.error(
    { err: error, workspace: run.workspace, contact: run.contact.id, run: run.id, failures },
    'a drive failed',
  );
  const node = nodeOf(run.state);
  const halted = failures >= MAX_FAILURES;
  const wake = now + 1000 * 2 ** failures;
  await commit(deps.sql, {
    workspaces: run.workspace,
    now,
    runs: [
      {
        id: run.id,
        rev: run.rev,
        inbox: run.inbox,
        // What an earlier round of this very drive has committed stays.
        state: null,
        status: halted ? 'halted' : 'live',
        wake: halted ? null : wake,
        node: null,
        outcome: halted ? { code, node, detail: error instanceof Error ? error.message : '' } : null,
        ended: null,
        failures,
      },
    ],
  });
  return halted ? { run: run.id, status: 'ended' } : { run: run.id, status: 'waiting', wake, node, calls: [] };
}

/**
 * Trouble of the database rather than of a run: it is away or going (08, 57P), has no room on disk or for a connection (53100, 53300),
 * cannot read its files (58), or the connection to it was lost.
 */
function isOfDatabase(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^(08|58)\w{3}$|^53[13]00$|^57P|^CONNECT|^ECONN/.test(code);
}

/** Where a state stands, even one that cannot be read otherwise. */
function nodeOf(state: unknown): string | null {
  const node = (state as Partial<RunState> | null)?.at?.node;
  return typeof node === 'string' ? node : null;
}

export function workspacesOf(runs: readonly { workspace: string }[]): string[] {
  return [...new Set(runs.map((run) => run.workspace))];
}

import { troubleOf, type Attempt, type Surroundings, type Trouble } from '../../core/health';
import { hostOf } from '../../core/host';
import type { JsonObject } from '../../core/json';
import { CHANNELS } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { listLateCalls, listLateSends, type LateCall, type LateSend } from '../../db/queries/surroundings';
import { listConnections } from '../connections';
import type { Deps } from '../deps';

/** How far back an attempt still tells how a sender or a system is now. */
const LATE_MS = 3_600_000;

/**
 * What the flows of a workspace lean on, as it is now: the state of templates, who sends by each channel and whether
 * their latest sends got through, and which systems that HTTP requests ask do not answer. Read from what the ledger
 * and the journal of calls hold anyway; nobody is asked for a sign of life.
 */
export async function readSurroundings(
  deps: Pick<Deps, 'db' | 'contexts' | 'clock'>,
  workspace: string,
): Promise<Surroundings> {
  const since = deps.clock.now() - LATE_MS;
  const [context, all, { sends, calls }] = await Promise.all([
    deps.contexts.get(workspace),
    listConnections(deps, workspace),
    withWorkspace(deps.db, workspace, async (tx) => ({
      sends: await listLateSends(tx, { workspace, since }),
      calls: await listLateCalls(tx, { workspace, since }),
    })),
  ]);
  const senders: Surroundings['senders'] = {};
  const failing: Surroundings['failing'] = {};
  for (const channel of CHANNELS) {
    const serving = context.connections.find(({ channels }) => channels.includes(channel));
    if (serving) senders[channel] = 'ready';
    else if (all.some(({ channels }) => channels.includes(channel))) senders[channel] = 'disabled';
    // What a provider did that no longer serves the channel is nobody's business any more.
    const own = sends.filter((send) => send.channel === channel && send.provider === serving?.provider);
    const trouble = troubleOf(own.map(attemptOfSend));
    if (trouble) failing[channel] = trouble;
  }
  const templates = context.templates.map(({ name, language, channel, state }) => ({ name, language, channel, state }));
  return { templates, senders, failing, sources: sourcesOf(calls) };
}

function sourcesOf(calls: LateCall[]): Record<string, Trouble> {
  const sources: Record<string, Trouble> = {};
  for (const host of new Set(calls.map(({ url }) => hostOf(url)))) {
    const trouble = troubleOf(calls.filter(({ url }) => hostOf(url) === host).map(attemptOfCall));
    if (trouble) sources[host] = trouble;
  }
  return sources;
}

/** A refusal that concerns one customer or one moment (W, X, T) came from a provider that is there. */
function attemptOfSend({ state, error }: LateSend): Attempt {
  const kind = error?.class;
  const detail = textOf(error?.detail);
  const ok = state !== 'unknown' && !(state === 'failed' && (kind === 'R' || kind === 'F'));
  const code = state === 'unknown' ? 'provider.unknown' : textOf(error?.code);
  return { ok, tries: 1, settled: kind === 'F', code, params: { detail } };
}

/** An answer that a system gave is an answer, whatever it says; but where it does not let us in, nobody is served. */
function attemptOfCall({ attempts, result }: LateCall): Attempt {
  const locked = result?.http === 401 || result?.http === 403;
  const ok = result?.status === 'response' && !locked;
  const code = locked ? 'http.locked' : textOf(result?.code);
  return { ok, tries: attempts, settled: locked, code, params: {} };
}

const textOf = (value: JsonObject[string] | undefined): string => (typeof value === 'string' ? value : '');

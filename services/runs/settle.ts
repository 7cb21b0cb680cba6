import type { Instant } from '../../core/json';
import type { Input, RenderedContent } from '../../core/run';
import type { ChannelName, Purpose } from '../../core/vocabulary';
import { newId } from '../../db/ids';
import type { Pace } from '../../db/schema/runs';
import type { Deps } from '../deps';
import { toRunTime } from '../time';
import { SEND_DEADLINE_MS } from './decide-send';
import { recordSettled } from './perform';
import { connectionOf, sentMessage } from './send';

/** A send that nobody has heard of in time. */
interface Unsettled {
  id: string;
  workspace: string;
  contact: string;
  call: string;
  attempt: number;
  /** It went once more already, for its provider had never seen it. */
  repeated: boolean;
  pace: Pace | null;
  run: string | null;
  case: string | null;
  channel: ChannelName;
  purpose: Purpose;
  provider: string;
  content: RenderedContent;
  author: string;
  test: boolean;
  /** When it became unknown, by the clock for real runs. */
  since: Instant;
  /** It was `submitted` until now: its run does not know yet. */
  fresh: boolean;
}

/** Why an entry failed that its provider has no trace of. */
const NEVER_SEEN = 'send.never_seen';
/** After so long without a word an unknown send counts as sent, flagged; it keeps its place in the caps. */
export const UNKNOWN_AFTER_MS = 10 * 60 * 1000;
const LOOK_AGAIN_MS = 15_000;
const LOOKUP_TIMEOUT_MS = 5000;

/**
 * Takes sends past their deadline and asks their providers what became of them, by our own id. Never sends again by itself, but for
 * the one case that design section 5 names: a transactional send that its provider has never seen may go once more.
 * @returns how many were looked at
 */
export async function settleUnknown(deps: Deps, workspaces: string[], limit = 100): Promise<number> {
  const rows = await deps.sql<{ row: Unsettled }[]>`
    select hilo_take_unsettled(${workspaces.join(',')}, ${deps.clock.now()}, ${limit}, ${LOOK_AGAIN_MS}) as row`;
  await Promise.all(rows.map(({ row }) => settle(deps, row)));
  return rows.length;
}

async function settle(deps: Deps, row: Unsettled): Promise<void> {
  const now = deps.clock.now();
  const tell = (result: Extract<Input, { type: 'outcome' }>['result']) =>
    row.run
      ? [
          {
            run: row.run,
            workspace: row.workspace,
            input: { type: 'outcome' as const, at: now, call: row.call, result },
          },
        ]
      : [];
  const at = toRunTime(row.pace, now);
  const context = await deps.contexts.get(row.workspace);
  const found = await lookup(deps, row);
  const dispatch = { ...row, node: null, address: '' };

  if (found.status === 'accepted' || found.status === 'delivered' || found.status === 'read') {
    return recordSettled(deps, row.workspace, {
      lock: [row.contact],
      outcomes: [{ id: row.id, state: found.status, providerId: found.providerId, at, nextAt: null }],
      messages: [sentMessage(deps, context, dispatch, at)],
      answers: tell({ status: 'sent', channel: row.channel, delivery: row.id }),
    });
  }
  const failed = (code: string) => [{ id: row.id, state: 'failed' as const, error: { code }, at, nextAt: null }];
  if (found.status === 'failed') {
    return recordSettled(deps, row.workspace, { outcomes: failed('send.failed'), wakes: row.run ? [row.run] : [] });
  }
  // A provider that has never seen it may see it yet, while the request is still on its way.
  const late = row.fresh || now - row.since >= SEND_DEADLINE_MS;
  if (found.status === 'never_seen' && row.purpose === 'transactional' && !row.repeated && late) {
    return recordSettled(deps, row.workspace, {
      outcomes: failed(NEVER_SEEN),
      retries: [{ id: newId('delivery', now), of: row.id, at, nextAt: now }],
      // The run holds it as unknown: it goes on when the second one has its answer.
      // An engine that performs a run's calls itself is told by driving it that one is open again.
      wakes: row.run ? [row.run] : [],
    });
  }
  if (now - row.since >= UNKNOWN_AFTER_MS) {
    // It may have arrived: the run goes on as if it had, flagged, and nothing is sent in its place, on this channel or another.
    return recordSettled(deps, row.workspace, {
      flagged: [row.id],
      answers: tell({ status: 'sent', channel: row.channel, delivery: row.id, flagged: 'unknown' }),
    });
  }
  if (row.fresh) return recordSettled(deps, row.workspace, { answers: tell({ status: 'unknown' }) });
}

async function lookup(deps: Deps, row: Unsettled) {
  const channel = deps.channels.get(row.provider);
  if (!channel?.lookup) return { status: 'cannot_tell' as const };
  try {
    const context = await deps.contexts.get(row.workspace);
    return await channel.lookup(connectionOf(deps, context, row.provider, LOOKUP_TIMEOUT_MS), row.id);
  } catch {
    return { status: 'cannot_tell' as const };
  }
}

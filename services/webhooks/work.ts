import type { JsonObject } from '../../core/json';
import { withWorkspace } from '../../db/client';
import { closeWebhook, countKnownSends, getWebhook, listOpenWebhooks, noteWebhook } from '../../db/queries/webhooks';
import type { Deps } from '../deps';
import { ingest } from '../ingest';
import { instant, iso } from '../moments';
import { takeReceipts, type Receipt } from '../receipts';
import { receive, type Inbound } from '../receive';
import { missedCallEvent, MissedCallSchema } from './missed-call';

/** A receipt may come before we wrote down the provider's id of its send: it is looked at again for so long. */
const PARKED_MS = 5 * 60_000;
/** What could not be worked off in a day is left to people, with what went wrong. */
const GIVE_UP_MS = 24 * 3600_000;
/** Whoever took a webhook works on it at once; the sweep takes what was left behind. */
const LEFT_BEHIND_MS = 10_000;

/**
 * Does what a stored webhook says: receipts move the ledger, messages reach whoever holds the thread, missed calls are
 * events. Each is taken once by its own id, so that doing it again after a crash changes nothing.
 * @returns whether there is nothing left to do
 */
export async function workWebhook(deps: Deps, workspace: string, id: string): Promise<boolean> {
  const row = await withWorkspace(deps.db, workspace, (tx) => getWebhook(tx, { workspace, id }));
  if (!row || row.doneAt !== null) return true;
  const age = deps.clock.now() - instant(row.receivedAt);
  try {
    const complete = await act(deps, workspace, row.provider, row.body);
    if (!complete && age < PARKED_MS) return false;
    await withWorkspace(deps.db, workspace, (tx) => closeWebhook(tx, { workspace, id, at: iso(deps.clock.now()) }));
    return true;
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'error';
    deps.log.error({ err: error, workspace, webhook: id }, 'a webhook could not be worked off');
    const over = age > GIVE_UP_MS ? iso(deps.clock.now()) : null;
    await withWorkspace(deps.db, workspace, (tx) => noteWebhook(tx, { workspace, id, error: detail, doneAt: over }));
    return over !== null;
  }
}

/** Works off webhooks that a process which is gone left behind, and receipts that came too early. Answers how many were done. */
export async function sweepWebhooks(deps: Deps, workspaces: readonly string[], limit = 100): Promise<number> {
  let done = 0;
  const before = iso(deps.clock.now() - LEFT_BEHIND_MS);
  for (const workspace of workspaces) {
    const open = await withWorkspace(deps.db, workspace, (tx) => listOpenWebhooks(tx, { workspace, before, limit }));
    for (const id of open) if (await workWebhook(deps, workspace, id)) done += 1;
  }
  return done;
}

/** False: a receipt in it knows of a send that we do not know yet. */
async function act(deps: Deps, workspace: string, provider: string, text: string): Promise<boolean> {
  const [kind = '', connection = ''] = provider.split(':');
  if (kind === 'pbx') {
    const event = missedCallEvent(connection, MissedCallSchema.parse(JSON.parse(text)));
    if (event) await ingest(deps, workspace, [event]);
    return true;
  }
  const incoming = deps.channels.get(kind)?.parse?.(new TextEncoder().encode(text), new Headers()) ?? [];
  const receipts = incoming.filter((one): one is Receipt => one.type === 'receipt');
  const messages = incoming.filter((one): one is Inbound => one.type === 'message');
  for (const message of messages) await receive(deps, workspace, message);
  if (receipts.length === 0) return true;
  await takeReceipts(deps, workspace, receipts);
  const named = receipts.map(({ delivery, providerId }): JsonObject => ({ delivery, providerId }));
  const known = await withWorkspace(deps.db, workspace, (tx) => countKnownSends(tx, { workspace, receipts: named }));
  return known === receipts.length;
}

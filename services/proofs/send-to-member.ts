import type { JsonObject } from '../../core/json';
import type { RenderedContent } from '../../core/run';
import type { ChannelName } from '../../core/vocabulary';
import { withWorkspace } from '../../db/client';
import { newId } from '../../db/ids';
import { insertProof, setProofStatus, type ProofRow } from '../../db/queries/proofs';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';
import { iso } from '../moments';
import { callProvider, threadText } from '../runs/send';

/** What became of a message to a member. */
export type Outcome =
  | { status: 'accepted'; provider: string }
  | { status: 'refused'; provider: string; code: string; detail: string }
  | { status: 'unknown'; provider: string; detail: string }
  | { status: 'no_sender' };

/** What goes out to a member. */
export interface ToMember {
  member: string;
  what: ProofRow['what'];
  channel: ChannelName;
  to: string;
  content: RenderedContent;
}

const TIMEOUT_MS = 15_000;

/**
 * Sends to a member what a customer would get: by the same sender, over the same call, once. It stands in `proofs`, before
 * the call and with its outcome after it, and neither in the ledger nor on any thread: no cap, count or report knows of it.
 * What a sandbox took is kept with its text, since that row is its phone; so is every proof; what else a real channel takes is not.
 */
export async function sendToMember(deps: Deps, actor: Actor, message: ToMember): Promise<Outcome> {
  const said = await sendOnce(deps, actor, message, newId('proof', deps.clock.now()));
  if (said.status === 'repeated') throw new Error('a new id that was there before');
  return said;
}

/** `sendToMember` under an id that the caller gives: whatever went out under it before does not go out again. */
export async function sendOnce(
  deps: Deps,
  actor: Actor,
  message: ToMember,
  id: string,
): Promise<Outcome | { status: 'repeated' }> {
  const { workspace } = actor;
  const { member, what, channel, to, content } = message;
  const context = await deps.contexts.get(workspace);
  const connection = context.connections.find((row) => row.channels.includes(channel));
  if (!connection) return { status: 'no_sender' };
  const { provider } = connection;
  const kept = what === 'proof' || provider === 'sandbox';
  const first = await withWorkspace(deps.db, workspace, async (tx) => {
    const written = await insertProof(tx, {
      workspace,
      member,
      id,
      at: iso(deps.clock.now()),
      what,
      channel,
      provider,
      content: kept ? content : null,
      text: kept ? threadText(content, context) : null,
      status: 'unknown',
      detail: {},
    });
    if (written) await record(deps, tx, actor, `${what}.send`, id, { channel, provider });
    return written;
  });
  if (!first) return { status: 'repeated' };
  const said = await callProvider(
    deps,
    context,
    {
      id,
      workspace,
      contact: '',
      run: null,
      node: null,
      channel,
      address: to,
      provider,
      content,
      // Somebody asked for it themselves: it carries no way out of a list.
      purpose: 'transactional',
      test: true,
      author: actor.id,
    },
    TIMEOUT_MS,
  );
  const status = said.status === 'rejected' ? 'refused' : said.status;
  const detail: JsonObject =
    said.status === 'accepted'
      ? { providerId: said.providerId }
      : said.status === 'rejected'
        ? { code: said.code, detail: said.detail }
        : { detail: said.detail };
  await withWorkspace(deps.db, workspace, (tx) => setProofStatus(tx, { workspace, id, status, detail }));
  if (said.status === 'accepted') return { status: 'accepted', provider };
  if (said.status === 'unknown') return { status: 'unknown', provider, detail: said.detail };
  return { status: 'refused', provider, code: said.code, detail: said.detail };
}

import { createHash } from 'node:crypto';
import { verifySignature } from '../../channels/signature';
import type { JsonObject } from '../../core/json';
import { withWorkspace } from '../../db/client';
import { newId } from '../../db/ids';
import { getConnection } from '../../db/queries/connections';
import { insertWebhook } from '../../db/queries/webhooks';
import type { Deps } from '../deps';
import { iso } from '../moments';
import { examineMissedCall } from './missed-call';

/** What became of a webhook before anybody acted on it. */
export type Taken =
  /** `fresh`: nobody had sent these very bytes before; work on it with `workWebhook`. */
  | { status: 'stored'; workspace: string; id: string; fresh: boolean }
  | { status: 'unknown' }
  | { status: 'bad_signature' }
  | { status: 'invalid'; field: string; reason: string };

export interface Hook {
  connection: string;
  /** A provider's own format, or a telephone exchange's in ours. */
  kind: 'provider' | 'pbx';
  headers: Headers;
  url: string;
  body: Uint8Array;
}

/**
 * Verifies the signature over the raw bytes and stores them, once. Nothing else is believed and nothing is done yet: the
 * sender gets its 200 as soon as this returns.
 * @param wall now, by the clock on the wall: signatures carry the sender's, whatever day an installation plays
 */
export async function takeWebhook(deps: Deps, hook: Hook, wall: number = Date.now()): Promise<Taken> {
  const [known] = await deps.sql<{ workspace: string | null }[]>`
    select hilo_connection_workspace(${hook.connection}) as workspace`;
  const workspace = known?.workspace;
  if (!workspace) return { status: 'unknown' };
  const row = await withWorkspace(deps.db, workspace, (tx) => getConnection(tx, { workspace, id: hook.connection }));
  const channel = row && deps.channels.get(row.provider);
  if (!row || !channel) return { status: 'unknown' };
  const secrets = row.sealed ? (JSON.parse(deps.vault.open(row.sealed)) as JsonObject) : {};
  const settings = { ...row.settings, ...secrets };
  const { headers, url, body } = hook;

  if (hook.kind === 'provider') {
    if (!channel.verify || !channel.parse) return { status: 'unknown' };
    if (!channel.verify(settings, { headers, url, body, now: wall })) return { status: 'bad_signature' };
  } else {
    const { secret } = settings;
    if (typeof secret !== 'string') return { status: 'unknown' };
    if (!verifySignature(secret, headers, body, wall)) return { status: 'bad_signature' };
  }
  const text = decode(body);
  if (text === null) return { status: 'invalid', field: '', reason: 'UTF-8' };
  const problem = hook.kind === 'provider' ? channel.examine?.(body) : examineMissedCall(text);
  if (problem) return { status: 'invalid', ...problem };

  const now = deps.clock.now();
  const provider = `${hook.kind === 'pbx' ? 'pbx' : row.provider}:${hook.connection}`;
  const digest = createHash('sha256').update(body).digest('hex');
  const id = newId('webhook', now);
  const stored = await withWorkspace(deps.db, workspace, (tx) =>
    insertWebhook(tx, { workspace, id, provider, digest, body: text, receivedAt: iso(now) }),
  );
  return { status: 'stored', workspace, id: stored ?? id, fresh: stored !== null };
}

/** The bytes as the text that is kept; null: no text that PostgreSQL can keep. */
function decode(body: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

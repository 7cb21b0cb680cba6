import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Json } from '../core/json';
import { withWorkspace } from '../db/client';
import type { Deps } from './deps';
import { iso } from './moments';

const KEPT_MS = 24 * 3600 * 1000;
/** A request that has not answered by then died with its process: whoever asks again does it. */
const ABANDONED_MS = 60_000;

/** What is known of a key when a request comes with it. */
export type Begun =
  | { status: 'go' }
  | { status: 'mismatch' }
  | { status: 'in_progress' }
  | { status: 'replay'; http: number; body: Json };

/** What makes a request the same request. */
export const hashRequest = (method: string, path: string, body: Uint8Array): string =>
  createHash('sha256').update(`${method} ${path}\n`).update(body).digest('hex');

/**
 * Takes a key for a request, or says what became of the request that took it before. One of several at the same moment
 * gets `go`.
 */
export async function beginIdempotent(
  deps: Pick<Deps, 'db' | 'clock'>,
  workspace: string,
  key: string,
  hash: string,
): Promise<Begun> {
  const now = deps.clock.now();
  return withWorkspace(deps.db, workspace, async (tx): Promise<Begun> => {
    const taken = await tx.execute<{ key: string }>(sql`
      insert into idempotency (workspace_id, key, request_hash, at) values (${workspace}, ${key}, ${hash}, ${iso(now)}::timestamptz)
      on conflict (workspace_id, key) do update set request_hash = excluded.request_hash, at = excluded.at, status = null, response = null
        where idempotency.at < ${iso(now - KEPT_MS)}::timestamptz
           or (idempotency.status is null and idempotency.request_hash = excluded.request_hash
               and idempotency.at < ${iso(now - ABANDONED_MS)}::timestamptz)
      returning key`);
    if (taken.length === 1) return { status: 'go' };
    const [row] = await tx.execute<{ request_hash: string; status: number | null; response: Json }>(sql`
      select request_hash, status, response from idempotency where workspace_id = ${workspace} and key = ${key}`);
    if (!row) return { status: 'in_progress' };
    if (row.request_hash !== hash) return { status: 'mismatch' };
    return row.status === null ? { status: 'in_progress' } : { status: 'replay', http: row.status, body: row.response };
  });
}

/** Keeps the answer for a day. */
export async function finishIdempotent(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  key: string,
  answer: { http: number; body: unknown },
): Promise<void> {
  await withWorkspace(deps.db, workspace, (tx) =>
    tx.execute(sql`update idempotency set status = ${answer.http}, response = ${JSON.stringify(answer.body)}::jsonb
      where workspace_id = ${workspace} and key = ${key}`),
  );
}

/** Gives a key back: the request did nothing, so the same one may be tried again. */
export async function releaseIdempotent(deps: Pick<Deps, 'db'>, workspace: string, key: string): Promise<void> {
  await withWorkspace(deps.db, workspace, (tx) =>
    tx.execute(sql`delete from idempotency where workspace_id = ${workspace} and key = ${key} and status is null`),
  );
}

/** Clears away answers that are older than a day. */
export async function sweepIdempotency(deps: Pick<Deps, 'db' | 'clock'>, workspace: string): Promise<void> {
  const before = iso(deps.clock.now() - KEPT_MS);
  await withWorkspace(deps.db, workspace, (tx) =>
    tx.execute(sql`delete from idempotency where workspace_id = ${workspace} and at < ${before}::timestamptz`),
  );
}

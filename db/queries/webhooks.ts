import { sql } from 'drizzle-orm';
import type { JsonObject } from '../../core/json';
import type { Scoped } from '../client';

/** A webhook as it came. */
export interface WebhookRow {
  id: string;
  /** `<provider>:<connection>`. */
  provider: string;
  body: string;
  receivedAt: string;
  doneAt: string | null;
  error: string | null;
}

/** Stores a webhook; null: these very bytes came before. */
export async function insertWebhook(
  tx: Scoped,
  p: { workspace: string; id: string; provider: string; digest: string; body: string; receivedAt: string },
): Promise<string | null> {
  const rows = await tx.execute<{ id: string }>(sql`
    insert into webhooks (id, workspace_id, provider, digest, body, received_at)
    values (${p.id}, ${p.workspace}, ${p.provider}, ${p.digest}, ${p.body}, ${p.receivedAt}::timestamptz)
    on conflict (workspace_id, provider, digest) do nothing returning id`);
  return rows[0]?.id ?? null;
}

/** One webhook, or null. */
export async function getWebhook(tx: Scoped, p: { workspace: string; id: string }): Promise<WebhookRow | null> {
  const rows = await tx.execute<WebhookRow & Record<string, unknown>>(sql`
    select id, provider, body, hilo_iso(received_at) as "receivedAt", hilo_iso(done_at) as "doneAt", error
    from webhooks where workspace_id = ${p.workspace} and id = ${p.id}`);
  return rows[0] ?? null;
}

/** Webhooks that came before a moment and are not worked off, oldest first. */
export async function listOpenWebhooks(
  tx: Scoped,
  p: { workspace: string; before: string; limit: number },
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from webhooks where workspace_id = ${p.workspace} and done_at is null and received_at < ${p.before}::timestamptz
    order by received_at, id limit ${p.limit}`);
  return rows.map((row) => row.id);
}

/** Marks a webhook as worked off. */
export async function closeWebhook(tx: Scoped, p: { workspace: string; id: string; at: string }): Promise<void> {
  await tx.execute(sql`update webhooks set done_at = ${p.at}::timestamptz, error = null
    where workspace_id = ${p.workspace} and id = ${p.id}`);
}

/** Writes what went wrong, and ends the tries where `doneAt` is given. */
export async function noteWebhook(
  tx: Scoped,
  p: { workspace: string; id: string; error: string; doneAt: string | null },
): Promise<void> {
  await tx.execute(sql`update webhooks set error = ${p.error}, done_at = ${p.doneAt}::timestamptz
    where workspace_id = ${p.workspace} and id = ${p.id}`);
}

/** How many of some receipts name a send of ours, by our id or the provider's. */
export async function countKnownSends(tx: Scoped, p: { workspace: string; receipts: JsonObject[] }): Promise<number> {
  const rows = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from jsonb_to_recordset(${JSON.stringify(p.receipts)}::jsonb) as x(delivery text, "providerId" text)
    where exists (select 1 from deliveries d where d.workspace_id = ${p.workspace} and d.id = x.delivery)
       or (x."providerId" is not null and exists (
         select 1 from deliveries d where d.workspace_id = ${p.workspace} and d.provider_id = x."providerId"))`);
  return rows[0]?.n ?? 0;
}

import { and, desc, eq, gt, notInArray, sql } from 'drizzle-orm';
import type { Instant, JsonObject } from '../../core/json';
import type { ChannelName, DeliveryState } from '../../core/vocabulary';
import type { Scoped } from '../client';
import { firstId } from '../ids';
import { calls } from '../schema/runs';
import { deliveries } from '../schema/thread';

/** Names of the events that came in lately: what a workspace sends us. */
export async function listRecentEventNames(tx: Scoped, p: { workspace: string }): Promise<string[]> {
  // ids are in order of time, so that the latest are found without reading all
  const rows = await tx.execute<{ name: string }>(sql`
    select distinct name from (select name from events where workspace_id = ${p.workspace} order by id desc limit 5000) latest
    order by name`);
  return rows.map(({ name }) => name);
}

/** A send of late, as far as it bears on whether its provider can be reached. */
export interface LateSend {
  channel: ChannelName;
  provider: string;
  state: DeliveryState;
  error: JsonObject | null;
}

/** What became of the latest sends, newest first; those that nobody has an answer to yet are left out. */
export async function listLateSends(tx: Scoped, p: { workspace: string; since: Instant }): Promise<LateSend[]> {
  // ids are in order of time, so that the latest are found without reading all
  return tx
    .select({
      channel: deliveries.channel,
      provider: deliveries.provider,
      state: deliveries.state,
      error: deliveries.error,
    })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.workspaceId, p.workspace),
        gt(deliveries.id, firstId('delivery', p.since)),
        notInArray(deliveries.state, ['reserved', 'submitted', 'cancelled']),
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(500);
}

/** An HTTP request of late and what came back. */
export interface LateCall {
  url: string;
  attempts: number;
  result: JsonObject | null;
}

/** The latest HTTP requests that were answered or given up, newest first. */
export async function listLateCalls(tx: Scoped, p: { workspace: string; since: Instant }): Promise<LateCall[]> {
  return tx
    .select({ url: sql<string>`${calls.call} ->> 'url'`, attempts: calls.attempt, result: calls.result })
    .from(calls)
    .where(
      and(
        eq(calls.workspaceId, p.workspace),
        gt(calls.doneAt, new Date(p.since).toISOString()),
        eq(calls.state, 'done'),
      ),
    )
    .orderBy(desc(calls.doneAt))
    .limit(500);
}

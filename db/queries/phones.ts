import { sql } from 'drizzle-orm';
import type { JsonObject } from '../../core/json';
import type { ChannelName, DeliveryState } from '../../core/vocabulary';
import type { Scoped } from '../client';
import type { Pace } from '../schema/runs';

/** A message as a phone of the sandbox needs it: with the content the provider was given. */
export interface PhoneRow {
  seq: number;
  id: string;
  at: number;
  direction: 'in' | 'out';
  channel: ChannelName;
  author: string;
  authorName: string | null;
  text: string;
  /** What went to the provider; null for what the customer said. */
  content: JsonObject | null;
  payload: string | null;
  run: string | null;
  node: string | null;
  delivery: string | null;
  state: DeliveryState | null;
  provider: string | null;
  test: boolean;
}

/** The last messages of a contact on every channel, oldest first. */
export async function listPhoneMessages(
  tx: Scoped,
  p: { workspace: string; contact: string; limit?: number },
): Promise<PhoneRow[]> {
  const rows = await tx.execute<PhoneRow & Record<string, unknown>>(sql`
    select m.seq::int, m.id, hilo_ms(m.at) as at, m.direction, m.channel, m.author, a.name as "authorName", m.text, d.content,
      m.content ->> 'payload' as payload, m.run_id as run, d.node, d.id as delivery, d.state, d.provider, m.test
    from messages m left join deliveries d on d.id = m.delivery_id left join members a on m.author = 'member:' || a.id
    where m.workspace_id = ${p.workspace} and m.contact_id = ${p.contact} and m.direction <> 'note' and m.channel is not null
    order by m.seq desc limit ${p.limit ?? 120}`);
  return [...rows].reverse();
}

/** The pace of a contact's last test run, if it has one. */
export async function lastPace(tx: Scoped, p: { workspace: string; contact: string }): Promise<Pace | null> {
  const rows = await tx.execute<{ pace: Pace }>(sql`
    select pace from runs where workspace_id = ${p.workspace} and contact_id = ${p.contact} and pace is not null
    order by started_at desc limit 1`);
  return rows[0]?.pace ?? null;
}

import { sql } from 'drizzle-orm';
import type { JsonObject } from '../../core/json';
import type { ChannelName } from '../../core/vocabulary';
import type { Scoped } from '../client';

export const THREAD_KINDS = ['event', 'run', 'decision', 'step', 'delivery', 'message', 'case'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

/** Where a page of the thread ended: moment, kind and the order within them. */
export interface ThreadCursor {
  at: string;
  rank: number;
  ord: string;
}

/** One thing that happened with a customer. */
export interface ThreadRow {
  kind: ThreadKind;
  id: string;
  at: string;
  rank: number;
  ord: string;
  channel: ChannelName | null;
  /** customer, run, member:<id> or system. */
  author: string;
  authorName: string | null;
  test: boolean;
  body: JsonObject;
  /** The case that was open at that moment. */
  handoff: { case: string; status: string; queue: string; dueAt: string | null; firstReplyAt: string | null } | null;
}

/**
 * A contact's one timeline, newest first: what was said, what happened, what was decided, what the flows did, and who
 * worked on it. Within one millisecond causes come before effects (by kind), and each kind in its own order.
 * @param p `before`: the cursor of the last entry of the page before
 */
export async function listThread(
  tx: Scoped,
  p: { workspace: string; contact: string; before?: ThreadCursor; limit?: number; kinds?: readonly ThreadKind[] },
): Promise<ThreadRow[]> {
  const limit = p.limit ?? 50;
  const kinds = p.kinds ?? THREAD_KINDS;
  const part = (kind: ThreadKind, at: string, ord: string, select: string, from: string) => {
    const rank = THREAD_KINDS.indexOf(kind);
    const older = p.before
      ? sql`and (${sql.raw(at)}, ${rank}::int, ${sql.raw(ord)}) < (${p.before.at}::timestamptz, ${p.before.rank}::int, ${p.before.ord}::text)`
      : sql``;
    return sql`(select ${sql.raw(`'${kind}'`)} as kind, ${rank}::int as rank, ${sql.raw(at)} as moment, ${sql.raw(ord)} as ord, ${sql.raw(select)}
      from ${sql.raw(from)} and x.workspace_id = ${p.workspace} and x.contact_id = ${p.contact} ${older}
      order by moment desc, ord desc limit ${limit})`;
  };
  const parts = PARTS.filter(([kind]) => kinds.includes(kind)).map((row) => part(...row));
  if (parts.length === 0) return [];
  const rows = await tx.execute<ThreadRow & Record<string, unknown>>(sql`
    select e.kind, e.id, hilo_iso(e.moment) as at, e.rank, e.ord, e.channel, e.author, m.name as "authorName", e.test, e.body,
      (select json_build_object('case', k.id, 'status', k.status, 'queue', k.queue, 'dueAt', hilo_iso(k.due_at), 'firstReplyAt', hilo_iso(k.first_reply_at))
         from cases k where k.workspace_id = ${p.workspace} and k.contact_id = ${p.contact} and k.opened_at <= e.moment
           and (k.resolved_at is null or k.resolved_at >= e.moment) order by k.opened_at desc limit 1) as handoff
    from (${sql.join(parts, sql` union all `)}) e
      left join members m on e.author = 'member:' || m.id
    order by e.moment desc, e.rank desc, e.ord desc limit ${limit}`);
  return [...rows];
}

type Part = [kind: ThreadKind, at: string, ord: string, select: string, from: string];
const PARTS: Part[] = [
  [
    'message',
    'x.at',
    `lpad(x.seq::text, 12, '0')`,
    `x.id, x.channel, x.author, x.test, jsonb_build_object('seq', x.seq, 'direction', x.direction, 'text', x.text, 'content', x.content,
       'run', x.run_id, 'case', x.case_id, 'delivery', case when d.id is null then null else
         jsonb_build_object('id', d.id, 'state', d.state, 'at', hilo_iso(d.state_at), 'error', d.error) end) as body`,
    'messages x left join deliveries d on d.id = x.delivery_id where true',
  ],
  [
    'event',
    'x.occurred_at',
    `lpad(x.seq::text, 12, '0')`,
    `x.id, null as channel, 'customer' as author, false as test,
       jsonb_build_object('name', x.name, 'payload', x.payload, 'source', x.source, 'externalId', x.external_id, 'receivedAt', hilo_iso(x.received_at)) as body`,
    'events x where true',
  ],
  [
    'run',
    'x.started_at',
    'x.id',
    `x.id, null as channel, 'run' as author, x.pace is not null as test,
       jsonb_build_object('run', x.id, 'flow', x.flow_id, 'flowName', f.name, 'version', x.version_id, 'status', case when x.status = 'refused' then 'refused' else 'started' end,
         'why', case when x.status = 'refused' then x.outcome end) as body`,
    'runs x join flows f on f.id = x.flow_id where true',
  ],
  [
    'step',
    'st.at',
    `x.id || lpad(st.seq::text, 9, '0')`,
    `x.id || ':' || st.seq as id, null as channel, 'run' as author, x.pace is not null as test,
       jsonb_build_object('run', x.id, 'flow', x.flow_id, 'flowName', f.name, 'event', st.event, 'node', st.node, 'outlet', st.outlet, 'why', st.why, 'reads', st.reads) as body`,
    `runs x join flows f on f.id = x.flow_id join steps st on st.run_id = x.id where (st.event in ('ended', 'note') or st.outlet like 'button:%')`,
  ],
  [
    'decision',
    'x.at',
    'x.id',
    `x.id, x.channel, case when x.run_id is null then 'system' else 'run' end as author, x.test,
       jsonb_build_object('verdict', x.verdict, 'code', x.code, 'until', hilo_iso(x.until), 'policyVersion', x.policy_version, 'run', x.run_id,
         'proposal', x.proposal, 'trace', x.trace) as body`,
    'decisions x where true',
  ],
  [
    'delivery',
    'x.state_at',
    'x.id',
    `x.id, x.channel, case when x.run_id is null then 'system' else 'run' end as author, x.test,
       jsonb_build_object('state', x.state, 'attempt', x.attempt, 'provider', x.provider, 'address', x.address, 'purpose', x.purpose, 'intent', x.intent,
         'error', x.error, 'run', x.run_id, 'case', x.case_id) as body`,
    // what was said shows its own state; this is what was tried and not, or not yet, said
    `deliveries x where not exists (select 1 from messages m where m.contact_id = x.contact_id and m.delivery_id = x.id)`,
  ],
  [
    'case',
    'x.opened_at',
    'x.id',
    `x.id, x.channel, 'run' as author, x.test,
       jsonb_build_object('queue', x.queue, 'status', x.status, 'priority', x.priority, 'reason', x.card -> 'reason', 'summary', x.card -> 'summary', 'owner', x.owner_id,
         'outcome', x.outcome, 'dueAt', hilo_iso(x.due_at), 'resolvedAt', hilo_iso(x.resolved_at), 'run', x.run_id) as body`,
    'cases x where true',
  ],
];

/** What a walk along a contact's hash chain found. */
export interface ChainCheck {
  length: number;
  /** Messages whose place in the chain does not follow from the one before. */
  broken: number[];
  /** Messages whose content is not the one that was chained: changed, or erased. */
  changed: number[];
  /** The contact's own count and hash are those of the last message. */
  complete: boolean;
}

/** Recomputes a contact's chain from its messages; see `hilo_say`. Null: no such contact here. */
export async function checkChain(tx: Scoped, p: { workspace: string; contact: string }): Promise<ChainCheck | null> {
  const rows = await tx.execute<ChainCheck & Record<string, unknown>>(sql`
    with walked as (
      select seq, hash, row_number() over w = seq and hash = encode(sha256(convert_to(lag(hash, 1, '') over w || id
          || (extract(epoch from at) * 1000)::bigint::text || direction || digest, 'UTF8')), 'hex') as follows,
        digest = encode(sha256(convert_to(text || content::text, 'UTF8')), 'hex')
          or (content = '{}' and digest = encode(sha256(convert_to(text, 'UTF8')), 'hex')) as intact
      from messages where workspace_id = ${p.workspace} and contact_id = ${p.contact} window w as (order by seq))
    select count(w.seq)::int as length, coalesce(json_agg(w.seq order by w.seq) filter (where not w.follows), '[]') as broken,
      coalesce(json_agg(w.seq order by w.seq) filter (where not w.intact), '[]') as changed,
      c.thread_seq = count(w.seq) and c.thread_hash = coalesce((array_agg(w.hash order by w.seq desc) filter (where w.seq is not null))[1], '') as complete
    from contacts c left join walked w on true
    where c.workspace_id = ${p.workspace} and c.id = ${p.contact} group by c.id`);
  return rows[0] ?? null;
}

/** The messages of a contact as they stand, in order: what an export carries so that others can check the chain. */
export async function listChain(
  tx: Scoped,
  p: { workspace: string; contact: string },
): Promise<{ seq: number; id: string; at: number; direction: string; digest: string; hash: string }[]> {
  const rows = await tx.execute<
    { seq: number; id: string; at: number; direction: string; digest: string; hash: string } & Record<string, unknown>
  >(sql`
    select seq::int, id, hilo_ms(at) as at, direction, digest, hash from messages
    where workspace_id = ${p.workspace} and contact_id = ${p.contact} order by seq`);
  return [...rows];
}

/** Appends to a contact's thread, numbered and chained. The caller holds the contact's lock. */
export async function say(
  tx: Scoped,
  p: {
    workspace: string;
    id: string;
    contact: string;
    at: number;
    direction: 'in' | 'out' | 'note';
    author: string;
    text: string;
    channel?: ChannelName;
    case?: string;
    run?: string;
    content?: JsonObject;
  },
): Promise<void> {
  await tx.execute(sql`select hilo_say(${JSON.stringify(p)}::jsonb)`);
}

import { sql } from 'drizzle-orm';
import type { JsonObject } from '../../core/json';
import type { ChannelName } from '../../core/vocabulary';
import type { Scoped } from '../client';
import type { Pace } from '../schema/runs';

export type CaseStatus = 'open' | 'assigned' | 'resolved';

/** A case as the inbox lists it. */
export interface CaseListed {
  id: string;
  contact: string;
  contactName: string | null;
  /** The run that opened it. */
  run: string | null;
  kind: string;
  queue: string;
  status: CaseStatus;
  /** 0 first. */
  priority: number;
  channel: ChannelName | null;
  owner: string | null;
  ownerName: string | null;
  /** Why the flow called a person, in the words of `core/words`. */
  reason: { code: string; params: JsonObject } | null;
  /** The latest thing said, either way. */
  lastText: string | null;
  lastFrom: 'customer' | 'us' | null;
  lastAt: string | null;
  openedAt: string;
  dueAt: string | null;
  firstReplyAt: string | null;
  resolvedAt: string | null;
  outcome: string | null;
  test: boolean;
}

const LISTED =
  sql.raw(`k.id, k.contact_id as contact, c.name as "contactName", k.run_id as run, k.kind, k.queue, k.status, k.priority, k.channel,
  k.owner_id as owner, m.name as "ownerName", k.card -> 'reason' as reason, s.text as "lastText",
  case s.direction when 'in' then 'customer' when 'out' then 'us' end as "lastFrom", hilo_iso(s.at) as "lastAt",
  hilo_iso(k.opened_at) as "openedAt", hilo_iso(k.due_at) as "dueAt", hilo_iso(k.first_reply_at) as "firstReplyAt",
  hilo_iso(k.resolved_at) as "resolvedAt", k.outcome, k.test`);
const FROM = sql.raw(`cases k join contacts c on c.id = k.contact_id left join members m on m.id = k.owner_id
  left join lateral (select x.text, x.at, x.direction from messages x where x.contact_id = k.contact_id and x.direction <> 'note'
    order by x.seq desc limit 1) s on true`);

/**
 * The inbox: by priority, then by who waits longest: for a first answer since that is due, for a further one since the
 * customer wrote; whoever was answered last comes last. Resolved ones newest first.
 * @param p `view`: not yet taken, one member's, every one that is not resolved, or the resolved ones; `search` looks
 * into the customer's name and their own id
 */
export async function listCases(
  tx: Scoped,
  p: {
    workspace: string;
    view: 'open' | 'mine' | 'all' | 'resolved';
    member?: string;
    search?: string;
    limit?: number;
  },
): Promise<CaseListed[]> {
  const where = {
    open: sql`k.status = 'open'`,
    mine: sql`k.status = 'assigned' and k.owner_id = ${p.member ?? ''}`,
    all: sql`k.status in ('open', 'assigned')`,
    resolved: sql`k.status = 'resolved'`,
  }[p.view];
  const order =
    p.view === 'resolved'
      ? sql`k.resolved_at desc, k.id`
      : sql`k.priority, case when k.first_reply_at is null then k.due_at when s.direction = 'in' then s.at end nulls last,
          k.opened_at, k.id`;
  const like = p.search?.trim() ? `%${p.search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  const found = like ? sql`and (c.name ilike ${like} or c.external_id ilike ${like})` : sql``;
  const rows = await tx.execute<CaseListed & Record<string, unknown>>(sql`
    select ${LISTED} from ${FROM} where k.workspace_id = ${p.workspace} and ${where} ${found}
    order by ${order} limit ${p.limit ?? 100}`);
  return [...rows];
}

/** How many cases wait: not taken, this member's, all. */
export async function countCases(
  tx: Scoped,
  p: { workspace: string; member?: string },
): Promise<{ open: number; mine: number; all: number }> {
  const [row] = await tx.execute<{ open: number; mine: number; all: number }>(sql`
    select (count(*) filter (where status = 'open'))::int as open,
      (count(*) filter (where status = 'assigned' and owner_id = ${p.member ?? ''}))::int as mine, count(*)::int as all
    from cases where workspace_id = ${p.workspace} and status in ('open', 'assigned')`);
  return row ?? { open: 0, mine: 0, all: 0 };
}

/** A contact's cases, newest first. */
export async function listContactCases(tx: Scoped, p: { workspace: string; contact: string }): Promise<CaseListed[]> {
  const rows = await tx.execute<CaseListed & Record<string, unknown>>(sql`
    select ${LISTED} from ${FROM} where k.workspace_id = ${p.workspace} and k.contact_id = ${p.contact}
    order by k.opened_at desc, k.id limit 100`);
  return [...rows];
}

/** A case with its card and the run that waits for it. */
export type CaseView = CaseListed & {
  card: JsonObject;
  call: string | null;
  /** The waiting run's own time, if it is a test run. */
  pace: Pace | null;
  runStatus: 'live' | 'ended' | 'refused' | 'halted' | null;
  version: string | null;
};

/** One case, or null. With `lock`, nobody else changes it before this transaction ends. */
export async function getCase(
  tx: Scoped,
  p: { workspace: string; id: string; lock?: boolean },
): Promise<CaseView | null> {
  const rows = await tx.execute<CaseView & Record<string, unknown>>(sql`
    select ${LISTED}, k.card, k.call_id as call, r.pace, r.status as "runStatus", r.version_id as version
    from ${FROM} left join runs r on r.id = k.run_id
    where k.workspace_id = ${p.workspace} and k.id = ${p.id} ${p.lock ? sql`for no key update of k` : sql``}`);
  return rows[0] ?? null;
}

/** Gives a case to a member, or back to the queue. False: it is resolved, or not here. */
export async function setOwner(
  tx: Scoped,
  p: { workspace: string; id: string; owner: string | null },
): Promise<boolean> {
  const rows = await tx.execute<{ id: string }>(sql`
    update cases set owner_id = ${p.owner}, status = ${p.owner === null ? 'open' : 'assigned'}
    where workspace_id = ${p.workspace} and id = ${p.id} and status <> 'resolved' returning id`);
  return rows.length === 1;
}

/** Stops the first-answer clock, once. */
export async function setFirstReply(tx: Scoped, p: { workspace: string; id: string; at: string }): Promise<void> {
  await tx.execute(sql`update cases set first_reply_at = ${p.at}::timestamptz
    where workspace_id = ${p.workspace} and id = ${p.id} and first_reply_at is null`);
}

/**
 * Closes a case and lets go of the contact: to the run that waits for the outcome, if there is one. The revision grows,
 * since an open case holds promotions. False: it was closed before. The caller holds the contact's lock.
 */
export async function closeCase(
  tx: Scoped,
  p: { workspace: string; id: string; outcome: string; at: string },
): Promise<boolean> {
  const rows = await tx.execute<{ id: string }>(sql`
    with closed as (
      update cases set status = 'resolved', outcome = ${p.outcome}, resolved_at = ${p.at}::timestamptz
      where workspace_id = ${p.workspace} and id = ${p.id} and status <> 'resolved' returning id, contact_id),
    freed as (update contacts c set policy_rev = c.policy_rev + 1,
        holder_case = case when c.holder_case = closed.id then null else c.holder_case end
      from closed where c.workspace_id = ${p.workspace} and c.id = closed.contact_id)
    select id from closed`);
  return rows.length === 1;
}

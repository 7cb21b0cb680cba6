import { sql } from 'drizzle-orm';
import type { FlowDocument } from '../../core/document';
import type { JsonObject } from '../../core/json';
import type { Read, RunState, Said, Step } from '../../core/run';
import type { ChannelName, DeliveryState, Purpose } from '../../core/vocabulary';
import type { Scoped } from '../client';
import type { Pace, RunStatus } from '../schema/runs';

/** A run as the Runs screen lists it. */
export interface RunListed {
  id: string;
  flow: string;
  flowName: string;
  /** The version's number; null for one that is gone. */
  version: number | null;
  contact: string;
  contactName: string | null;
  status: RunStatus;
  node: string | null;
  /** What people called that node; empty where they did not. */
  nodeName: string | null;
  nodeKind: string | null;
  wakeAt: string | null;
  startedAt: string;
  endedAt: string | null;
  /** Why it halted, was refused, or how it ended. */
  outcome: JsonObject | null;
  pace: Pace | null;
}

const COLUMNS =
  sql.raw(`r.id, r.flow_id as flow, f.name as "flowName", nullif(v.number, 0) as version, r.contact_id as contact, c.name as "contactName",
  r.status, coalesce(r.node, r.outcome ->> 'node') as node, hilo_iso(r.wake_at) as "wakeAt", hilo_iso(r.started_at) as "startedAt",
  hilo_iso(r.ended_at) as "endedAt", r.outcome, r.pace,
  at.name as "nodeName", at.kind as "nodeKind"`);
const FROM = sql.raw(`runs r join flows f on f.id = r.flow_id join contacts c on c.id = r.contact_id
  left join versions v on v.id = r.version_id
  left join lateral (
    select coalesce(n ->> 'name', '') as name, n ->> 'kind' as kind from jsonb_array_elements(v.document -> 'nodes') n
      where n ->> 'id' = coalesce(r.node, r.outcome ->> 'node') limit 1
  ) at on true`);

export interface RunFilter {
  flow?: string;
  status?: RunStatus;
  node?: string;
  contact?: string;
  /** Part of the contact's name, or the run's own id. */
  search?: string;
}

/**
 * Runs, newest first.
 * @param p `after`: the last run of the page before
 */
export async function listRuns(
  tx: Scoped,
  p: { workspace: string; after?: string; limit?: number } & RunFilter,
): Promise<RunListed[]> {
  const like = p.search ? `%${p.search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  const rows = await tx.execute<RunListed & Record<string, unknown>>(sql`
    select ${COLUMNS} from ${FROM} where r.workspace_id = ${p.workspace}
      ${p.flow ? sql`and r.flow_id = ${p.flow}` : sql``}
      ${p.status ? sql`and r.status = ${p.status}` : sql``}
      ${p.node ? sql`and r.node = ${p.node}` : sql``}
      ${p.contact ? sql`and r.contact_id = ${p.contact}` : sql``}
      ${like ? sql`and (c.name ilike ${like} or r.id = ${p.search?.trim() ?? ''})` : sql``}
      ${
        p.after
          ? sql`and (r.started_at, r.id) < (select k.started_at, k.id from runs k where k.workspace_id = ${p.workspace} and k.id = ${p.after})`
          : sql``
      }
    order by r.started_at desc, r.id desc limit ${p.limit ?? 50}`);
  return [...rows];
}

/** How many runs stand in each state, counted no further than `most`. */
export async function countRuns(
  tx: Scoped,
  p: { workspace: string; flow?: string; most: number },
): Promise<Record<RunStatus, number>> {
  const count = (status: RunStatus) => sql`(select count(*)::int from (select 1 from runs r
    where r.workspace_id = ${p.workspace} and r.status = ${status} ${p.flow ? sql`and r.flow_id = ${p.flow}` : sql``} limit ${p.most}) x)`;
  const [row] = await tx.execute<Record<RunStatus, number> & Record<string, unknown>>(sql`
    select ${count('live')} as live, ${count('ended')} as ended, ${count('halted')} as halted, ${count('refused')} as refused`);
  return row ?? { live: 0, ended: 0, halted: 0, refused: 0 };
}

/** A run with the document it goes through. */
export type RunView = RunListed & {
  versionId: string;
  timeZone: string | null;
  state: RunState;
  document: FlowDocument | null;
};

/** One run, or null. */
export async function getRun(tx: Scoped, p: { workspace: string; id: string }): Promise<RunView | null> {
  const rows = await tx.execute<RunView & Record<string, unknown>>(sql`
    select ${COLUMNS}, r.version_id as "versionId", c.time_zone as "timeZone", r.state, v.document
    from ${FROM} where r.workspace_id = ${p.workspace} and r.id = ${p.id}`);
  return rows[0] ?? null;
}

/** A line of a run's journal. */
export interface StepView {
  run: string;
  seq: number;
  at: string;
  node: string | null;
  event: Step['event'];
  outlet: string | null;
  why: Said | null;
  reads: Read[] | null;
}

/** The last lines of some runs' journals, oldest first. */
export async function listSteps(
  tx: Scoped,
  p: { workspace: string; runs: string[]; limit?: number },
): Promise<StepView[]> {
  if (p.runs.length === 0) return [];
  const rows = await tx.execute<StepView & Record<string, unknown>>(sql`
    select s.run_id as run, s.seq, hilo_iso(s.at) as at, s.node, s.event, s.outlet, s.why, s.reads
    from runs r cross join lateral (select * from steps x where x.run_id = r.id order by x.seq desc limit ${p.limit ?? 300}) s
    where r.workspace_id = ${p.workspace} and r.id in (select jsonb_array_elements_text(${JSON.stringify(p.runs)}::jsonb))
    order by s.run_id, s.seq`);
  return [...rows];
}

/** What a run tried to send. */
export interface RunDelivery {
  id: string;
  call: string;
  attempt: number;
  node: string | null;
  channel: ChannelName;
  purpose: Purpose;
  address: string;
  provider: string;
  state: DeliveryState;
  at: string;
  stateAt: string;
  decision: string | null;
  error: JsonObject | null;
}

/** A run's ledger entries, oldest first. */
export async function listRunDeliveries(tx: Scoped, p: { workspace: string; run: string }): Promise<RunDelivery[]> {
  const rows = await tx.execute<RunDelivery & Record<string, unknown>>(sql`
    select d.id, d.call_id as call, d.attempt, d.node, d.channel, d.purpose, d.address, d.provider, d.state, hilo_iso(d.at) as at,
      hilo_iso(d.state_at) as "stateAt", d.decision_id as decision, d.error
    from runs r join deliveries d on d.contact_id = r.contact_id and d.run_id = r.id
    where r.workspace_id = ${p.workspace} and r.id = ${p.run} order by d.at, d.id limit 200`);
  return [...rows];
}

/** A case that a run opened. */
export interface RunCase {
  id: string;
  status: 'open' | 'assigned' | 'resolved';
  queue: string;
  outcome: string | null;
  openedAt: string;
}

/** A run's cases, oldest first. */
export async function listRunCases(tx: Scoped, p: { workspace: string; run: string }): Promise<RunCase[]> {
  const rows = await tx.execute<RunCase & Record<string, unknown>>(sql`
    select k.id, k.status, k.queue, k.outcome, hilo_iso(k.opened_at) as "openedAt"
    from runs r join cases k on k.contact_id = r.contact_id and k.run_id = r.id
    where r.workspace_id = ${p.workspace} and r.id = ${p.run} order by k.opened_at, k.id`);
  return [...rows];
}

/** Takes the row of a live run: nobody commits it before this transaction ends. Null: it does not live here. */
export async function lockLiveRun(
  tx: Scoped,
  p: { workspace: string; id: string },
): Promise<{ pace: Pace | null; wakeAt: string | null } | null> {
  const rows = await tx.execute<{ pace: Pace | null; wakeAt: string | null }>(sql`
    select pace, hilo_iso(wake_at) as "wakeAt" from runs
    where workspace_id = ${p.workspace} and id = ${p.id} and status = 'live' for update`);
  return rows[0] ?? null;
}

/** Gives a test run another pace and makes it due; a drive that began under the old one discards what it did. */
export async function setPace(
  tx: Scoped,
  p: { workspace: string; id: string; pace: Pace; now: number },
): Promise<void> {
  await tx.execute(sql`update runs set pace = ${JSON.stringify(p.pace)}::jsonb, rev = rev + 1, wake_at = hilo_at(${p.now}::float8)
    where workspace_id = ${p.workspace} and id = ${p.id} and status = 'live'`);
  await tx.execute(sql`select pg_notify('hilo_due', '')`);
}

/** What people called the nodes of the versions that some runs go through: run -> node -> name and kind. */
export async function nameNodes(
  tx: Scoped,
  p: { workspace: string; runs: string[] },
): Promise<Record<string, Record<string, { name: string; kind: string }>>> {
  if (p.runs.length === 0) return {};
  const rows = await tx.execute<{ id: string; nodes: Record<string, { name: string; kind: string }> }>(sql`
    select r.id, (select coalesce(jsonb_object_agg(n ->> 'id', jsonb_build_object('name', coalesce(n ->> 'name', ''), 'kind', n ->> 'kind')), '{}')
      from jsonb_array_elements(v.document -> 'nodes') n) as nodes
    from runs r join versions v on v.id = r.version_id
    where r.workspace_id = ${p.workspace} and r.id in (select jsonb_array_elements_text(${JSON.stringify(p.runs)}::jsonb))`);
  return Object.fromEntries(rows.map((row) => [row.id, row.nodes]));
}

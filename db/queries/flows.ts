import { and, eq, isNull, sql } from 'drizzle-orm';
import type { FlowDocument } from '../../core/document';
import type { Pause } from '../../core/vocabulary';
import type { Scoped } from '../client';
import { flows } from '../schema/flows';

/**
 * A flow that drains takes nobody in until the last run of an older version is over. Nothing has to happen at that
 * moment: whoever reads the pause sees it gone.
 */
export const PAUSE_NOW = sql.raw(`case when f.draining and not exists (
  select 1 from runs r where r.workspace_id = f.workspace_id and r.flow_id = f.id and r.status in ('live', 'halted')
    and r.version_id <> f.live_version_id
    and not exists (select 1 from versions t where t.id = r.version_id and t.test)) then null else f.paused end`);

/** A flow as the list shows it. */
export interface FlowListed {
  id: string;
  name: string;
  kind: 'journey' | 'bot';
  /** The live version's number; null: never published. */
  live: number | null;
  /** People inside now. */
  liveRuns: number;
  haltedRuns: number;
  paused: Pause | null;
  draining: boolean;
  /** The draft was saved after the last publish. */
  draftAhead: boolean;
  archived: boolean;
  changedAt: string;
}

/** The flows of a workspace, last changed first. */
export async function listFlows(tx: Scoped, p: { workspace: string; archived?: boolean }): Promise<FlowListed[]> {
  const rows = await tx.execute<FlowListed & Record<string, unknown>>(sql`
    select f.id, f.name, f.kind, v.number as live, f.draining, ${PAUSE_NOW} as paused, f.archived_at is not null as archived,
      (select count(*)::int from runs r where r.workspace_id = f.workspace_id and r.flow_id = f.id and r.status = 'live') as "liveRuns",
      (select count(*)::int from runs r where r.workspace_id = f.workspace_id and r.flow_id = f.id and r.status = 'halted') as "haltedRuns",
      v.published_at is null or f.changed_at > v.published_at as "draftAhead", hilo_iso(f.changed_at) as "changedAt"
    from flows f left join versions v on v.id = f.live_version_id
    where f.workspace_id = ${p.workspace} and (f.archived_at is not null) = ${p.archived ?? false}
    order by f.changed_at desc, f.id`);
  return [...rows];
}

/** A flow without what is drawn in it: a draft may hold thousands of steps. */
export interface FlowHead {
  id: string;
  name: string;
  kind: 'journey' | 'bot';
  draftRev: number;
  liveVersionId: string | null;
  live: number | null;
  paused: Pause | null;
  pausedAt: string | null;
  draining: boolean;
  archivedAt: string | null;
  createdAt: string;
  changedAt: string;
  changedBy: string | null;
}

/** A flow with its draft. */
export interface FlowView extends FlowHead {
  draft: FlowDocument;
}

const HEAD = sql`f.id, f.name, f.kind, f.draft_rev as "draftRev", f.live_version_id as "liveVersionId", v.number as live,
  ${PAUSE_NOW} as paused, hilo_iso(f.paused_at) as "pausedAt", f.draining, hilo_iso(f.archived_at) as "archivedAt",
  hilo_iso(f.created_at) as "createdAt", hilo_iso(f.changed_at) as "changedAt", f.changed_by as "changedBy"`;

/** One flow, or null. With `lock`, nobody else changes it before this transaction ends. */
export async function getFlow(
  tx: Scoped,
  p: { workspace: string; id: string; lock?: boolean },
): Promise<FlowView | null> {
  const rows = await tx.execute<FlowView & Record<string, unknown>>(sql`
    select ${HEAD}, f.draft from flows f left join versions v on v.id = f.live_version_id
    where f.workspace_id = ${p.workspace} and f.id = ${p.id} ${p.lock ? sql`for no key update of f` : sql``}`);
  return rows[0] ?? null;
}

/** Whether the draft is, to the last field, the version that is live: there is nothing to publish. */
export async function isDraftLive(tx: Scoped, p: { workspace: string; id: string }): Promise<boolean> {
  const rows = await tx.execute<{ same: boolean }>(sql`
    select f.draft = v.document as same from flows f join versions v on v.id = f.live_version_id
    where f.workspace_id = ${p.workspace} and f.id = ${p.id}`);
  return rows[0]?.same ?? false;
}

/** One flow without its draft, or null. */
export async function getFlowHead(tx: Scoped, p: { workspace: string; id: string }): Promise<FlowHead | null> {
  const rows = await tx.execute<FlowHead & Record<string, unknown>>(sql`
    select ${HEAD} from flows f left join versions v on v.id = f.live_version_id
    where f.workspace_id = ${p.workspace} and f.id = ${p.id}`);
  return rows[0] ?? null;
}

/** A draft as text, for whoever only hands it on; its text is null at the revision `known`. Null if there is no such flow. */
export async function getDraftText(
  tx: Scoped,
  p: { workspace: string; id: string; known?: number },
): Promise<{ rev: number; text: string | null } | null> {
  const rows = await tx.execute<{ rev: number; text: string | null }>(sql`
    select f.draft_rev as rev, case when f.draft_rev = ${p.known ?? -1} then null else f.draft::text end as text from flows f
    where f.workspace_id = ${p.workspace} and f.id = ${p.id}`);
  return rows[0] ?? null;
}

/** Whether the workspace has this flow: for whatever hangs on one without reading it. */
export async function hasFlow(tx: Scoped, p: { workspace: string; id: string }): Promise<boolean> {
  const rows = await tx
    .select({ id: flows.id })
    .from(flows)
    .where(and(eq(flows.workspaceId, p.workspace), eq(flows.id, p.id)));
  return rows.length === 1;
}

/** Writes a new flow with its first draft. */
export async function insertFlow(
  tx: Scoped,
  p: { workspace: string; id: string; document: FlowDocument; at: string; by: string },
): Promise<void> {
  await tx.insert(flows).values({
    id: p.id,
    workspaceId: p.workspace,
    name: p.document.name,
    kind: p.document.kind,
    draft: p.document,
    createdAt: p.at,
    changedAt: p.at,
    changedBy: p.by,
  });
}

/** Saves a draft if nobody saved since `baseRev`. Answers the new revision, or null if somebody did. */
export async function updateDraft(
  tx: Scoped,
  p: { workspace: string; id: string; baseRev: number; document: FlowDocument; at: string; by: string },
): Promise<number | null> {
  const [row] = await tx
    .update(flows)
    .set({
      draft: p.document,
      name: p.document.name,
      kind: p.document.kind,
      draftRev: p.baseRev + 1,
      changedAt: p.at,
      changedBy: p.by,
    })
    .where(and(eq(flows.workspaceId, p.workspace), eq(flows.id, p.id), eq(flows.draftRev, p.baseRev)))
    .returning({ rev: flows.draftRev });
  return row?.rev ?? null;
}

/** Makes a version the live one. */
export async function setLiveVersion(
  tx: Scoped,
  p: { workspace: string; id: string; version: string; draining: boolean; at: string },
): Promise<void> {
  await tx
    .update(flows)
    .set(
      p.draining
        ? { liveVersionId: p.version, draining: true, paused: 'entries', pausedAt: p.at }
        : { liveVersionId: p.version },
    )
    .where(and(eq(flows.workspaceId, p.workspace), eq(flows.id, p.id)));
}

/** Pauses a flow, or lifts its pause. */
export async function setPause(
  tx: Scoped,
  p: { workspace: string; id: string; paused: Pause | null; at: string | null },
): Promise<boolean> {
  const done = await tx
    .update(flows)
    .set({ paused: p.paused, pausedAt: p.at, draining: false })
    .where(and(eq(flows.workspaceId, p.workspace), eq(flows.id, p.id)))
    .returning({ id: flows.id });
  return done.length === 1;
}

/** Puts a flow away, or brings it back. An archived flow takes nobody in. */
export async function setArchived(
  tx: Scoped,
  p: { workspace: string; id: string; at: string | null },
): Promise<boolean> {
  const done = await tx
    .update(flows)
    .set({ archivedAt: p.at })
    .where(and(eq(flows.workspaceId, p.workspace), eq(flows.id, p.id)))
    .returning({ id: flows.id });
  return done.length === 1;
}

/** What ingest must know of the flows that can take somebody in. */
export interface LiveFlow {
  flow: string;
  version: string;
  paused: Pause | null;
}

/** The published flows that are not put away. */
export async function listLiveFlows(tx: Scoped, p: { workspace: string }): Promise<LiveFlow[]> {
  const rows = await tx.execute<LiveFlow & Record<string, unknown>>(sql`
    select f.id as flow, f.live_version_id as version, ${PAUSE_NOW} as paused from flows f
    where f.workspace_id = ${p.workspace} and f.live_version_id is not null and f.archived_at is null order by f.id`);
  return [...rows];
}

/** Of a document, what other flows may say of it: its name, its inputs, its ends, and the steps by which it runs others. */
export type FlowBrief = Pick<FlowDocument, 'name' | 'variables' | 'nodes' | 'edges'>;

/**
 * The briefs of a workspace's flows, each as it is published, or drafted where it never was. Taken out of the documents
 * where they stand: whole, thousands of steps would be read at every save for a few ends.
 */
export async function listFlowBriefs(
  tx: Scoped,
  p: { workspace: string },
): Promise<{ id: string; document: FlowBrief }[]> {
  const rows = await tx.execute<{ id: string; document: FlowBrief }>(sql`
    select f.id, (
      select jsonb_build_object('name', d->'name', 'variables', d->'variables',
        'nodes', (select coalesce(jsonb_agg(n), '[]') from jsonb_array_elements(d->'nodes') n
          where n->>'kind' in ('end', 'run_flow')),
        'edges', (select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(d->'edges') e
          where e->>'outlet' like 'end:%'))
      from (select coalesce(v.document, f.draft) as d offset 0) once) as document
    from flows f left join versions v on v.id = f.live_version_id
    where f.workspace_id = ${p.workspace} and f.archived_at is null order by f.id`);
  return [...rows];
}

/** A draft as a search over all of them reads it. */
export interface DraftListed {
  id: string;
  name: string;
  draft: FlowDocument;
  draftRev: number;
}

/** Every draft of a workspace that is not put away, by name. */
export async function listDrafts(tx: Scoped, p: { workspace: string }): Promise<DraftListed[]> {
  return tx
    .select({ id: flows.id, name: flows.name, draft: flows.draft, draftRev: flows.draftRev })
    .from(flows)
    .where(and(eq(flows.workspaceId, p.workspace), isNull(flows.archivedAt)))
    .orderBy(flows.name, flows.id);
}

import { and, desc, eq, sql } from 'drizzle-orm';
import type { FlowDocument } from '../../core/document';
import type { ScenarioReport } from '../../core/scenario';
import type { Scoped } from '../client';
import { versions } from '../schema/flows';

/** A version as the list shows it. */
export interface VersionListed {
  id: string;
  number: number;
  author: string;
  /** The member's name; null: it was published with a key. */
  authorName: string | null;
  reason: string;
  publishedAt: string;
  live: boolean;
  /** People inside it now. */
  liveRuns: number;
  /** What the flow's scenarios came to at its publish. */
  scenarios: ScenarioReport | null;
}

/** A flow's versions, newest first. */
export async function listVersions(tx: Scoped, p: { workspace: string; flow: string }): Promise<VersionListed[]> {
  const rows = await tx.execute<VersionListed & Record<string, unknown>>(sql`
    select v.id, v.number, v.author, m.name as "authorName", v.reason, hilo_iso(v.published_at) as "publishedAt", f.live_version_id = v.id as live,
      (select count(*)::int from runs r where r.workspace_id = v.workspace_id and r.flow_id = v.flow_id and r.version_id = v.id
         and r.status in ('live', 'halted')) as "liveRuns", v.scenarios
    from versions v join flows f on f.id = v.flow_id left join members m on m.workspace_id = v.workspace_id and 'member:' || m.id = v.author
    where v.workspace_id = ${p.workspace} and v.flow_id = ${p.flow} and not v.test order by v.number desc`);
  return [...rows];
}

/** A published version with its document. */
export interface VersionView {
  id: string;
  flowId: string;
  number: number;
  document: FlowDocument;
  author: string;
  reason: string;
  publishedAt: string;
}

/** One version by id, or null. */
export async function getVersion(tx: Scoped, p: { workspace: string; id: string }): Promise<VersionView | null> {
  const [row] = await tx
    .select({
      id: versions.id,
      flowId: versions.flowId,
      number: versions.number,
      document: versions.document,
      author: versions.author,
      reason: versions.reason,
      publishedAt: versions.publishedAt,
    })
    .from(versions)
    .where(and(eq(versions.workspaceId, p.workspace), eq(versions.id, p.id)));
  return row ?? null;
}

/** The highest number a flow has used; 0 before the first publish. */
export async function lastVersionNumber(tx: Scoped, p: { workspace: string; flow: string }): Promise<number> {
  const [row] = await tx
    .select({ number: versions.number })
    .from(versions)
    .where(and(eq(versions.workspaceId, p.workspace), eq(versions.flowId, p.flow)))
    .orderBy(desc(versions.number))
    .limit(1);
  return row?.number ?? 0;
}

/** Writes a version. It is never changed afterwards: the app role has no right to. */
export async function insertVersion(
  tx: Scoped,
  p: {
    workspace: string;
    id: string;
    flow: string;
    number: number;
    document: FlowDocument;
    mentions: string[];
    author: string;
    reason: string;
    at: string;
    scenarios?: ScenarioReport;
    test?: boolean;
  },
): Promise<void> {
  await tx.insert(versions).values({
    id: p.id,
    workspaceId: p.workspace,
    flowId: p.flow,
    number: p.number,
    document: p.document,
    mentions: p.mentions,
    author: p.author,
    reason: p.reason,
    publishedAt: p.at,
    ...(p.scenarios ? { scenarios: p.scenarios } : {}),
    ...(p.test ? { test: true } : {}),
  });
}

/** The version a document was tried as before, or null: trying the same draft again makes no other. */
export async function findTestVersion(
  tx: Scoped,
  p: { workspace: string; flow: string; document: FlowDocument },
): Promise<string | null> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from versions where workspace_id = ${p.workspace} and flow_id = ${p.flow} and test
      and document = ${JSON.stringify(p.document)}::jsonb order by published_at desc limit 1`);
  return rows[0]?.id ?? null;
}

import { and, desc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { JsonObject } from '../../core/json';
import type { Scoped } from '../client';
import { audit } from '../schema/workspaces';

/** Who did what to what, and when. */
export interface AuditEntry {
  id: string;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: JsonObject;
}

/** Appends one entry. There is no way to change one. */
export async function insertAudit(tx: Scoped, p: { workspace: string } & AuditEntry): Promise<void> {
  await tx.insert(audit).values({
    id: p.id,
    workspaceId: p.workspace,
    at: p.at,
    actor: p.actor,
    action: p.action,
    subject: p.subject,
    detail: p.detail,
  });
}

/**
 * Entries newest first, of one subject, some actions, one `operation` (as their detail names it) or of all; `before` is
 * the last entry's id of the page before. An operation comes whole, whatever its size; of the rest 50 unless `limit` says.
 */
export async function listAudit(
  tx: Scoped,
  p: {
    workspace: string;
    subject?: string;
    actions?: readonly string[];
    operation?: string;
    before?: string;
    limit?: number;
  },
): Promise<AuditEntry[]> {
  const where: SQL[] = [eq(audit.workspaceId, p.workspace)];
  if (p.subject) where.push(eq(audit.subject, p.subject));
  if (p.actions) where.push(inArray(audit.action, [...p.actions]));
  if (p.operation !== undefined) where.push(sql`${audit.detail} ->> 'operation' = ${p.operation}`);
  if (p.before) where.push(lt(audit.id, p.before));
  const entries = tx
    .select({
      id: audit.id,
      at: audit.at,
      actor: audit.actor,
      action: audit.action,
      subject: audit.subject,
      detail: audit.detail,
    })
    .from(audit)
    .where(and(...where))
    .orderBy(desc(audit.id));
  return p.operation !== undefined && p.limit === undefined ? entries : entries.limit(p.limit ?? 50);
}

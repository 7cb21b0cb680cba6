import type { JsonObject } from '../core/json';
import { withWorkspace, type Scoped } from '../db/client';
import { newId } from '../db/ids';
import { insertAudit, listAudit, type AuditEntry } from '../db/queries/audit';
import type { Actor, Deps } from './deps';
import { iso } from './moments';

export type { AuditEntry };

/**
 * Appends to the audit, in the transaction of the act itself: an act that did not happen leaves no entry, and none that
 * did goes without one.
 * @param action area and verb, such as `flow.publish`
 * @param subject the id of what was acted on
 */
export async function record(
  deps: Pick<Deps, 'clock'>,
  tx: Scoped,
  actor: Actor,
  action: string,
  subject: string,
  detail: JsonObject = {},
): Promise<void> {
  const now = deps.clock.now();
  await insertAudit(tx, {
    workspace: actor.workspace,
    id: newId('audit', now),
    at: iso(now),
    actor: actor.id,
    action,
    subject,
    detail,
  });
}

/** The audit, newest first; `before` is the last id of the page before. */
export async function readAudit(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  page: { subject?: string; before?: string; limit?: number } = {},
): Promise<AuditEntry[]> {
  return withWorkspace(deps.db, workspace, (tx) => listAudit(tx, { workspace, ...page }));
}

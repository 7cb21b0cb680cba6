import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Edit } from '../../core/edits';
import type { Scoped } from '../client';
import { flowEdits } from '../schema/together';

/** What one save changed, by whom. */
export interface SavedEdits {
  rev: number;
  by: string;
  edits: Edit[];
}

/** How many saves back somebody may be and still be told by what changed. */
const KEPT = 500;

/** Writes down what a save changed, and forgets what is too long ago. */
export async function insertFlowEdits(
  tx: Scoped,
  p: { workspace: string; flow: string; at: string } & SavedEdits,
): Promise<void> {
  const { workspace: workspaceId, flow: flowId, rev, edits, by, at } = p;
  await tx.insert(flowEdits).values({ workspaceId, flowId, rev, edits, by, at });
  await tx
    .delete(flowEdits)
    .where(and(eq(flowEdits.workspaceId, workspaceId), eq(flowEdits.flowId, flowId), lte(flowEdits.rev, rev - KEPT)));
}

/** What was saved after a revision, in order; less than that if it is too long ago. */
export async function listFlowEdits(
  tx: Scoped,
  p: { workspace: string; flow: string; since: number },
): Promise<SavedEdits[]> {
  return tx
    .select({ rev: flowEdits.rev, by: flowEdits.by, edits: flowEdits.edits })
    .from(flowEdits)
    .where(and(eq(flowEdits.workspaceId, p.workspace), eq(flowEdits.flowId, p.flow), gt(flowEdits.rev, p.since)))
    .orderBy(asc(flowEdits.rev));
}

import { and, asc, eq, gt, isNotNull, lte, min, sql, type SQL } from 'drizzle-orm';
import type { Scoped } from '../client';
import { flowPresence } from '../schema/together';
import { members } from '../schema/workspaces';

/** One tab in which somebody has a flow open. */
export interface Present {
  tab: string;
  member: string;
  name: string;
  /** The step open in it. */
  node: string | null;
  nodeAt: string | null;
  /** Only who may edit can have a step. */
  mayEdit: boolean;
}

const inFlow = (p: { workspace: string; flow: string }, ...more: SQL[]) =>
  and(eq(flowPresence.workspaceId, p.workspace), eq(flowPresence.flowId, p.flow), ...more);

/** Who has a flow open and was heard of after `since`; whoever has had their step longest comes first. */
export async function listPresent(
  tx: Scoped,
  p: { workspace: string; flow: string; since: string },
): Promise<Present[]> {
  const { tab, node, nodeAt, mayEdit, memberId: member } = flowPresence;
  return tx
    .select({ tab, member, name: members.name, node, nodeAt, mayEdit })
    .from(flowPresence)
    .innerJoin(members, eq(members.id, flowPresence.memberId))
    .where(inFlow(p, gt(flowPresence.seenAt, p.since)))
    .orderBy(sql`${nodeAt} asc nulls last`, asc(tab));
}

/**
 * Says that a tab is here, with the step open in it. A step that was open already keeps its moment, unless it is taken
 * over. Answers whether others see anything new: somebody came, or another step is open.
 */
export async function putPresent(
  tx: Scoped,
  p: {
    workspace: string;
    flow: string;
    tab: string;
    member: string;
    node: string | null;
    nodeAt: string | null;
    mayEdit: boolean;
    at: string;
    take?: boolean;
  },
): Promise<boolean> {
  const [was] = await tx
    .select({ node: flowPresence.node, member: flowPresence.memberId })
    .from(flowPresence)
    .where(inFlow(p, eq(flowPresence.tab, p.tab)));
  if (was && was.member !== p.member) return false;
  const stays = was !== undefined && was.node === p.node && !p.take;
  // Two of a tab's own may cross: decided on the row as it stands then, so that a beat cannot undo a step taken over.
  const keeps = sql`not ${p.take ?? false}::boolean and ${flowPresence.node} is not distinct from excluded.node`;
  const nodeAt = sql`case when ${keeps} then ${flowPresence.nodeAt} else excluded.node_at end`;
  const here = { node: p.node, mayEdit: p.mayEdit, seenAt: p.at };
  await tx
    .insert(flowPresence)
    .values({ workspaceId: p.workspace, flowId: p.flow, tab: p.tab, memberId: p.member, nodeAt: p.nodeAt, ...here })
    .onConflictDoUpdate({
      target: [flowPresence.workspaceId, flowPresence.flowId, flowPresence.tab],
      set: { ...here, nodeAt },
    });
  return !stays;
}

/** When the first of those who have a step open opened it; null: nobody has. */
export async function firstAtNode(
  tx: Scoped,
  p: { workspace: string; flow: string; node: string },
): Promise<string | null> {
  const [row] = await tx
    .select({ at: min(flowPresence.nodeAt) })
    .from(flowPresence)
    .where(inFlow(p, eq(flowPresence.node, p.node), isNotNull(flowPresence.nodeAt)));
  return row?.at ?? null;
}

/** A member's tab was closed. True if it was here. */
export async function deletePresent(
  tx: Scoped,
  p: { workspace: string; flow: string; tab: string; member: string },
): Promise<boolean> {
  const gone = await tx
    .delete(flowPresence)
    .where(inFlow(p, eq(flowPresence.tab, p.tab), eq(flowPresence.memberId, p.member)))
    .returning({ tab: flowPresence.tab });
  return gone.length === 1;
}

/** Clears away tabs of a flow that died without a word. True if there were any. */
export async function deleteStalePresent(
  tx: Scoped,
  p: { workspace: string; flow: string; before: string },
): Promise<boolean> {
  const gone = await tx
    .delete(flowPresence)
    .where(inFlow(p, lte(flowPresence.seenAt, p.before)))
    .returning({ tab: flowPresence.tab });
  return gone.length > 0;
}

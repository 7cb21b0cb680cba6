import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Scoped } from '../client';
import { comments, commentMentions, commentThreads } from '../schema/together';

/** One thing said about a flow. */
export interface CommentView {
  id: string;
  author: string;
  /** Members stand in it as `<@id>`. */
  body: string;
  createdAt: string;
  editedAt: string | null;
  mentions: string[];
}

/** Where a conversation is: at a step, at a place of the canvas, or (neither) about the flow. */
export interface ThreadPlace {
  node: string | null;
  at: { x: number; y: number } | null;
}
export interface ThreadView extends ThreadPlace {
  id: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
  comments: CommentView[];
  /** It calls the member who asks, in something they have not seen. */
  unseen: boolean;
}

/** A flow's conversations, oldest first, as a member sees them. */
export async function listThreads(
  tx: Scoped,
  p: { workspace: string; flow: string; member: string },
): Promise<ThreadView[]> {
  const rows = await tx.execute<ThreadView & Record<string, unknown>>(sql`
    select t.id, t.node, case when t.x is null then null else jsonb_build_object('x', t.x, 'y', t.y) end as at,
      hilo_iso(t.resolved_at) as "resolvedAt", t.resolved_by as "resolvedBy",
      jsonb_agg(jsonb_build_object('id', c.id, 'author', c.author_id, 'body', c.body, 'createdAt', hilo_iso(c.created_at),
        'editedAt', hilo_iso(c.edited_at), 'mentions', (select coalesce(jsonb_agg(m.member_id order by m.member_id), '[]'::jsonb)
          from comment_mentions m where m.workspace_id = c.workspace_id and m.comment_id = c.id)) order by c.id) as comments,
      exists (select 1 from comment_mentions m join comments o on o.id = m.comment_id
        where m.workspace_id = t.workspace_id and o.thread_id = t.id and m.member_id = ${p.member} and m.seen_at is null) as unseen
    from comment_threads t join comments c on c.workspace_id = t.workspace_id and c.thread_id = t.id
    where t.workspace_id = ${p.workspace} and t.flow_id = ${p.flow} group by t.id order by t.id`);
  return [...rows];
}

/** The flow of a conversation, and whether it is over; null: there is none. */
export async function getThread(
  tx: Scoped,
  p: { workspace: string; id: string },
): Promise<{ flow: string; resolved: boolean } | null> {
  const [row] = await tx
    .select({ flow: commentThreads.flowId, resolvedAt: commentThreads.resolvedAt })
    .from(commentThreads)
    .where(and(eq(commentThreads.workspaceId, p.workspace), eq(commentThreads.id, p.id)));
  return row ? { flow: row.flow, resolved: row.resolvedAt !== null } : null;
}

/** One comment with its conversation and flow; null: there is none. */
export async function getComment(
  tx: Scoped,
  p: { workspace: string; id: string },
): Promise<{ thread: string; flow: string; author: string } | null> {
  const [row] = await tx
    .select({ thread: comments.threadId, flow: commentThreads.flowId, author: comments.authorId })
    .from(comments)
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .where(and(eq(comments.workspaceId, p.workspace), eq(comments.id, p.id)));
  return row ?? null;
}

/** A comment that calls members, for telling them. */
export interface CallView {
  flow: string;
  flowName: string;
  thread: string;
  author: string;
  body: string;
  called: string[];
}

/** What a comment says, where, and whom it calls who have not seen it; null: there is none. */
export async function getCall(tx: Scoped, p: { workspace: string; id: string }): Promise<CallView | null> {
  const rows = await tx.execute<CallView & Record<string, unknown>>(sql`
    select f.id as flow, f.name as "flowName", t.id as thread, c.author_id as author, c.body,
      (select coalesce(jsonb_agg(m.member_id order by m.member_id), '[]'::jsonb) from comment_mentions m
        where m.workspace_id = c.workspace_id and m.comment_id = c.id and m.seen_at is null) as called
    from comments c join comment_threads t on t.id = c.thread_id join flows f on f.id = t.flow_id
    where c.workspace_id = ${p.workspace} and c.id = ${p.id}`);
  return rows[0] ?? null;
}

/** Begins a conversation; its first comment comes with `insertComment`. */
export async function insertThread(
  tx: Scoped,
  p: { workspace: string; id: string; flow: string; createdAt: string } & ThreadPlace,
): Promise<void> {
  const { id, flow: flowId, node, at, createdAt } = p;
  await tx
    .insert(commentThreads)
    .values({ id, workspaceId: p.workspace, flowId, node, x: at?.x ?? null, y: at?.y ?? null, createdAt });
}

export async function insertComment(
  tx: Scoped,
  p: { workspace: string; id: string; thread: string; author: string; body: string; createdAt: string },
): Promise<void> {
  const { workspace: workspaceId, id, thread: threadId, author: authorId, body, createdAt } = p;
  await tx.insert(comments).values({ id, workspaceId, threadId, authorId, body, createdAt });
}

/** Rewrites what a member said themselves. */
export async function updateComment(
  tx: Scoped,
  p: { workspace: string; id: string; author: string; body: string; editedAt: string },
): Promise<boolean> {
  const done = await tx
    .update(comments)
    .set({ body: p.body, editedAt: p.editedAt })
    .where(and(eq(comments.workspaceId, p.workspace), eq(comments.id, p.id), eq(comments.authorId, p.author)))
    .returning({ id: comments.id });
  return done.length === 1;
}

/** Takes back what a member said themselves. */
export async function deleteComment(
  tx: Scoped,
  p: { workspace: string; id: string; author: string },
): Promise<boolean> {
  const done = await tx
    .delete(comments)
    .where(and(eq(comments.workspaceId, p.workspace), eq(comments.id, p.id), eq(comments.authorId, p.author)))
    .returning({ id: comments.id });
  return done.length === 1;
}

/** A conversation in which nothing is said any more goes. */
export async function deleteEmptyThread(tx: Scoped, p: { workspace: string; id: string }): Promise<boolean> {
  const said = tx.select({ id: comments.id }).from(comments).where(eq(comments.threadId, p.id));
  const done = await tx
    .delete(commentThreads)
    .where(and(eq(commentThreads.workspaceId, p.workspace), eq(commentThreads.id, p.id), sql`not exists (${said})`))
    .returning({ id: commentThreads.id });
  return done.length === 1;
}

/** Ends a conversation, or (null) opens it again. */
export async function setResolved(
  tx: Scoped,
  p: { workspace: string; id: string; at: string | null; by: string | null },
): Promise<boolean> {
  const done = await tx
    .update(commentThreads)
    .set({ resolvedAt: p.at, resolvedBy: p.by })
    .where(and(eq(commentThreads.workspaceId, p.workspace), eq(commentThreads.id, p.id)))
    .returning({ id: commentThreads.id });
  return done.length === 1;
}

/** Exactly these members are called by a comment; whoever was before keeps having seen it. */
export async function putMentions(
  tx: Scoped,
  p: { workspace: string; comment: string; members: readonly string[] },
): Promise<void> {
  const others = p.members.length > 0 ? sql`and member_id <> all(${sql.param(p.members)}::text[])` : sql``;
  await tx.execute(
    sql`delete from comment_mentions where workspace_id = ${p.workspace} and comment_id = ${p.comment} ${others}`,
  );
  if (p.members.length === 0) return;
  await tx
    .insert(commentMentions)
    .values(p.members.map((memberId) => ({ workspaceId: p.workspace, commentId: p.comment, memberId })))
    .onConflictDoNothing();
}

/** A member looked at a conversation. True if it had called them. */
export async function seeMentions(
  tx: Scoped,
  p: { workspace: string; thread: string; member: string; at: string },
): Promise<boolean> {
  const said = tx.select({ id: comments.id }).from(comments).where(eq(comments.threadId, p.thread));
  const seen = await tx
    .update(commentMentions)
    .set({ seenAt: p.at })
    .where(
      and(
        eq(commentMentions.workspaceId, p.workspace),
        eq(commentMentions.memberId, p.member),
        isNull(commentMentions.seenAt),
        inArray(commentMentions.commentId, said),
      ),
    )
    .returning({ id: commentMentions.commentId });
  return seen.length > 0;
}

/** The flows in which something calls a member that they have not seen. */
export async function listFlowsMentioning(tx: Scoped, p: { workspace: string; member: string }): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ flow: commentThreads.flowId })
    .from(commentMentions)
    .innerJoin(comments, eq(comments.id, commentMentions.commentId))
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .where(
      and(
        eq(commentMentions.workspaceId, p.workspace),
        eq(commentMentions.memberId, p.member),
        isNull(commentMentions.seenAt),
      ),
    )
    .orderBy(asc(commentThreads.flowId));
  return rows.map(({ flow }) => flow);
}

import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Edit } from '../../core/edits';
import { moment, workspaceId } from './columns';
import { flows } from './flows';
import { members } from './workspaces';

/** What each save changed of a draft: whoever has an older revision open fetches these rather than the whole of it. The last few hundred. */
export const flowEdits = pgTable(
  'flow_edits',
  {
    workspaceId: workspaceId(),
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id),
    /** The revision that they made. */
    rev: integer('rev').notNull(),
    edits: jsonb('edits').$type<Edit[]>().notNull(),
    by: text('by').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.flowId, t.rev] })],
);

/** Who has a flow open, by tab, and the step open in it. A row that was not heard of for a while counts as gone. */
export const flowPresence = pgTable(
  'flow_presence',
  {
    workspaceId: workspaceId(),
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id),
    tab: text('tab').notNull(),
    memberId: text('member_id')
      .notNull()
      .references(() => members.id),
    node: text('node'),
    /** Of those who have the same step open, the earliest has it; taking over goes to the front. */
    nodeAt: moment('node_at'),
    mayEdit: boolean('may_edit').notNull(),
    seenAt: moment('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.flowId, t.tab] })],
);

/** A conversation about a step, a place of the canvas, or the flow (neither). No part of the document. */
export const commentThreads = pgTable(
  'comment_threads',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id),
    node: text('node'),
    x: doublePrecision('x'),
    y: doublePrecision('y'),
    resolvedAt: moment('resolved_at'),
    resolvedBy: text('resolved_by'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [index('comment_threads_flow').on(t.workspaceId, t.flowId)],
);

export const comments = pgTable(
  'comments',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    threadId: text('thread_id')
      .notNull()
      .references(() => commentThreads.id, { onDelete: 'cascade' }),
    authorId: text('author_id')
      .notNull()
      .references(() => members.id),
    /** Members stand in it as `<@id>`, so that a new name shows in what was written before. */
    body: text('body').notNull(),
    createdAt: moment('created_at').notNull(),
    editedAt: moment('edited_at'),
  },
  (t) => [index('comments_thread').on(t.workspaceId, t.threadId)],
);

/** Whom a comment calls, and whether they saw it. */
export const commentMentions = pgTable(
  'comment_mentions',
  {
    workspaceId: workspaceId(),
    commentId: text('comment_id')
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    memberId: text('member_id')
      .notNull()
      .references(() => members.id),
    seenAt: moment('seen_at'),
  },
  (t) => [
    primaryKey({ columns: [t.commentId, t.memberId] }),
    // "mentions of you", on the list of flows
    index('comment_mentions_member').on(t.workspaceId, t.memberId),
  ],
);

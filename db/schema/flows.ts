import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { FlowDocument } from '../../core/document';
import type { JsonObject } from '../../core/json';
import type { ScenarioReport } from '../../core/scenario';
import type { Pause } from '../../core/vocabulary';
import { moment, workspaceId, writtenAt } from './columns';
import { workspaces } from './workspaces';

export const flows = pgTable(
  'flows',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId().references(() => workspaces.id),
    name: text('name').notNull(),
    kind: text('kind').$type<'journey' | 'bot'>().notNull(),
    draft: jsonb('draft').$type<FlowDocument>().notNull(),
    /** Grows with every save: a save names the revision it edited. */
    draftRev: integer('draft_rev').notNull().default(1),
    liveVersionId: text('live_version_id'),
    paused: text('paused').$type<Pause>(),
    pausedAt: moment('paused_at'),
    /** Nobody new gets in until the last run of an older version is over: read as `paused = 'entries'` until then. */
    draining: boolean('draining').notNull().default(false),
    archivedAt: moment('archived_at'),
    createdAt: moment('created_at').notNull(),
    changedAt: moment('changed_at').notNull(),
    /** The member or key that saved last: whoever meets a conflict is told whom to ask. */
    changedBy: text('changed_by'),
  },
  (t) => [
    index('flows_list').on(t.workspaceId, t.changedAt),
    // ingest reads the flows that can start something
    index('flows_live')
      .on(t.workspaceId)
      .where(sql`live_version_id is not null`),
  ],
);

/** Immutable once written. */
export const versions = pgTable(
  'versions',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id),
    number: integer('number').notNull(),
    document: jsonb('document').$type<FlowDocument>().notNull(),
    /** Event names that a live run of this version must hear. */
    mentions: text('mentions').array().notNull(),
    author: text('author').notNull(),
    reason: text('reason').notNull().default(''),
    publishedAt: moment('published_at').notNull(),
    /** What the flow's scenarios came to when it was published; null: before there were any. */
    scenarios: jsonb('scenarios').$type<ScenarioReport>(),
    /** A draft as it was tried on the sandbox: number 0, never live, in no list. */
    test: boolean('test').notNull().default(false),
  },
  (t) => [
    uniqueIndex('versions_number')
      .on(t.flowId, t.number)
      .where(sql`not test`),
    index('versions_workspace').on(t.workspaceId),
  ],
);

/** Message templates, with the provider's approval. */
export const templates = pgTable(
  'templates',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    name: text('name').notNull(),
    language: text('language').notNull(),
    channel: text('channel').notNull(),
    category: text('category').$type<'utility' | 'marketing' | 'authentication'>().notNull(),
    state: text('state').$type<'approved' | 'pending' | 'rejected' | 'paused' | 'disabled'>().notNull(),
    body: text('body').notNull(),
    buttons: jsonb('buttons').$type<string[]>().notNull().default([]),
    detail: jsonb('detail').$type<JsonObject>().notNull().default({}),
    writtenAt: writtenAt(),
  },
  (t) => [uniqueIndex('templates_name').on(t.workspaceId, t.channel, t.name, t.language)],
);

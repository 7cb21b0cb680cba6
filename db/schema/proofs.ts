import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../core/json';
import type { RenderedContent } from '../../core/run';
import type { ChannelName } from '../../core/vocabulary';
import { moment, workspaceId, writtenAt } from './columns';
import { members } from './workspaces';

/** Where a member gets proofs: theirs once they sent back the code that went there. */
export const memberAddresses = pgTable(
  'member_addresses',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    memberId: text('member_id')
      .notNull()
      .references(() => members.id),
    kind: text('kind').$type<'phone' | 'email'>().notNull(),
    value: text('value').notNull(),
    /** Of the last code sent there, with the row's id; null once it was used. */
    codeHash: text('code_hash'),
    codeUntil: moment('code_until'),
    /** Wrong codes since it was sent. */
    tries: integer('tries').notNull().default(0),
    verifiedAt: moment('verified_at'),
    writtenAt: writtenAt(),
  },
  (t) => [uniqueIndex('member_addresses_of').on(t.workspaceId, t.memberId, t.kind, t.value)],
);

/**
 * What went out to members themselves: proofs of messages, the codes that verify an address, and word of a comment that calls
 * them. Apart from messages and deliveries, so that nothing counts them.
 */
export const proofs = pgTable(
  'proofs',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    memberId: text('member_id')
      .notNull()
      .references(() => members.id),
    at: moment('at').notNull(),
    what: text('what').$type<'proof' | 'code' | 'mention'>().notNull(),
    channel: text('channel').$type<ChannelName>().notNull(),
    provider: text('provider').notNull(),
    /** What went out; null for what a real channel carried to nobody but its reader: a code, a comment. */
    content: jsonb('content').$type<RenderedContent>(),
    text: text('text'),
    status: text('status').$type<'accepted' | 'refused' | 'unknown'>().notNull(),
    detail: jsonb('detail').$type<JsonObject>().notNull().default({}),
  },
  // The latest of a member, for the sandbox and for how many there were of late.
  (t) => [index('proofs_of').on(t.workspaceId, t.memberId, t.at)],
);

import { bigint, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../core/json';
import type { AddressKind, ChannelName, Purpose } from '../../core/vocabulary';
import { moment, workspaceId, writtenAt } from './columns';
import { workspaces } from './workspaces';

/**
 * What policy reads of a contact without a join: a projection of `consents`, `messages` and `events`, rewritten in the
 * transaction that changes them, under the contact's lock.
 */
export interface Standing {
  /** `channel:purpose` -> the latest word. */
  consents?: Record<
    string,
    {
      id: string;
      status: 'granted' | 'pending' | 'withdrawn' | 'expired';
      basis: string | null;
      at: number;
      expiresAt: number | null;
    }
  >;
  lastInbound?: Partial<Record<ChannelName, number>>;
  lastConversionAt?: number;
  lastComplaintAt?: number;
  refusals?: { intent: string; at: number }[];
}

export const contacts = pgTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId().references(() => workspaces.id),
    externalId: text('external_id'),
    name: text('name'),
    language: text('language'),
    timeZone: text('time_zone'),
    country: text('country'),
    attributes: jsonb('attributes').$type<JsonObject>().notNull().default({}),
    tags: text('tags').array().notNull().default([]),
    standing: jsonb('standing').$type<Standing>().notNull().default({}),
    /** Grows with every fact that bears on policy: the claim compares it under the contact's lock. */
    policyRev: bigint('policy_rev', { mode: 'number' }).notNull().default(0),
    /** The contact's next event and message numbers, and the thread's chain so far. */
    eventSeq: bigint('event_seq', { mode: 'number' }).notNull().default(0),
    threadSeq: bigint('thread_seq', { mode: 'number' }).notNull().default(0),
    threadHash: text('thread_hash').notNull().default(''),
    /** Who serves the customer now: a case, a run, or nobody. */
    holderCase: text('holder_case'),
    holderRun: text('holder_run'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    // ingest finds a contact by the customer's own id
    uniqueIndex('contacts_external').on(t.workspaceId, t.externalId),
    // the contacts list, newest first
    index('contacts_by_time').on(t.workspaceId, t.createdAt),
  ],
);

export const addresses = pgTable(
  'addresses',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    kind: text('kind').$type<AddressKind>().notNull(),
    value: text('value').notNull(),
    state: text('state').$type<'ok' | 'bounced' | 'blocked'>().notNull().default('ok'),
    writtenAt: writtenAt(),
  },
  (t) => [
    // identity: an address belongs to one contact
    uniqueIndex('addresses_identity').on(t.workspaceId, t.kind, t.value),
    index('addresses_contact').on(t.contactId),
  ],
);

/** Append-only, with evidence: what was said, where, when, by whom. */
export const consents = pgTable(
  'consents',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    channel: text('channel').$type<ChannelName>().notNull(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    status: text('status').$type<'granted' | 'pending' | 'withdrawn' | 'expired'>().notNull(),
    basis: text('basis'),
    evidence: jsonb('evidence').$type<JsonObject>().notNull().default({}),
    at: moment('at').notNull(),
    expiresAt: moment('expires_at'),
    writtenAt: writtenAt(),
  },
  (t) => [index('consents_contact').on(t.workspaceId, t.contactId, t.at)],
);

export const suppressions = pgTable(
  'suppressions',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    /** null: every channel, every purpose. */
    channel: text('channel').$type<ChannelName>(),
    purpose: text('purpose').$type<Purpose>(),
    reason: text('reason').notNull(),
    until: moment('until'),
    at: moment('at').notNull(),
  },
  (t) => [index('suppressions_contact').on(t.contactId)],
);

export const events = pgTable(
  'events',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    contactId: text('contact_id').notNull(),
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    name: text('name').notNull(),
    /** The contact's own order, given under the contact's lock. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    payload: jsonb('payload').$type<JsonObject>().notNull().default({}),
    occurredAt: moment('occurred_at').notNull(),
    receivedAt: moment('received_at').notNull(),
  },
  (t) => [
    // idempotent ingest
    uniqueIndex('events_identity').on(t.workspaceId, t.source, t.externalId),
    // the contact's timeline
    uniqueIndex('events_contact').on(t.contactId, t.seq),
  ],
);

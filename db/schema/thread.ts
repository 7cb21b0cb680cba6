import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../core/json';
import type { CapWindow, Policies, PolicyFacts, Proposal, RuleTrace } from '../../core/policy/types';
import type { RenderedContent } from '../../core/run';
import type { ChannelName, DeliveryState, Purpose } from '../../core/vocabulary';
import { moment, workspaceId } from './columns';

/** The ledger: one row an attempt to reach a contact, written before any provider hears of it. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    contactId: text('contact_id').notNull(),
    /** The call of a run, or the id of an agent's message. */
    callId: text('call_id').notNull(),
    /** Sends of the same call: a provider's retry is a row of its own. */
    attempt: integer('attempt').notNull().default(1),
    runId: text('run_id'),
    flowId: text('flow_id'),
    node: text('node'),
    caseId: text('case_id'),
    channel: text('channel').$type<ChannelName>().notNull(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    intent: text('intent').notNull(),
    address: text('address').notNull(),
    provider: text('provider').notNull(),
    content: jsonb('content').$type<RenderedContent>().notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    /** When the place in the caps was taken, in the run's time. */
    at: moment('at').notNull(),
    /** When the state last changed, in the run's time. */
    stateAt: moment('state_at').notNull(),
    /** By the clock: when a reserved one may go, when a submitted one counts as unknown, when an unknown one is settled. */
    nextAt: moment('next_at'),
    providerId: text('provider_id'),
    error: jsonb('error').$type<JsonObject>(),
    decisionId: text('decision_id'),
    windows: jsonb('windows').$type<CapWindow[]>(),
    /** Who speaks: `run`, `member:<id>` or `system`. */
    author: text('author').notNull().default('run'),
    /** A reply inside a conversation that the customer opened: no cap counts it. */
    inConversation: boolean('in_conversation').notNull().default(false),
    /** A test run's: out of real caps and insights. */
    test: boolean('test').notNull().default(false),
  },
  (t) => [
    uniqueIndex('deliveries_call').on(t.callId, t.attempt),
    // caps, anti-overlap, the contact's page
    index('deliveries_contact').on(t.contactId, t.at),
    // the senders' queue and the sweep of submitted and unknown ones
    index('deliveries_due')
      .on(t.nextAt)
      .where(sql`next_at is not null`),
    // receipts
    index('deliveries_provider')
      .on(t.workspaceId, t.providerId)
      .where(sql`provider_id is not null`),
  ],
);

/** Anything said on the thread, either way; append-only, numbered and chained per contact. */
export const messages = pgTable(
  'messages',
  {
    contactId: text('contact_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    id: text('id').notNull(),
    workspaceId: workspaceId(),
    at: moment('at').notNull(),
    direction: text('direction').$type<'in' | 'out' | 'note'>().notNull(),
    channel: text('channel').$type<ChannelName>(),
    /** customer, run, member:<id> or system. */
    author: text('author').notNull(),
    text: text('text').notNull(),
    content: jsonb('content').$type<JsonObject>().notNull().default({}),
    deliveryId: text('delivery_id'),
    runId: text('run_id'),
    caseId: text('case_id'),
    providerId: text('provider_id'),
    test: boolean('test').notNull().default(false),
    /** sha256 of the content, and of the chain up to here: an erased content leaves the chain valid. */
    digest: text('digest').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contactId, t.seq] }),
    uniqueIndex('messages_id').on(t.id),
    // inbound is taken once
    uniqueIndex('messages_provider')
      .on(t.workspaceId, t.channel, t.providerId)
      .where(sql`direction = 'in' and provider_id is not null`),
  ],
);

/** Every verdict with its inputs: replays to the same one, reads as a sentence. */
export const decisions = pgTable(
  'decisions',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    contactId: text('contact_id').notNull(),
    runId: text('run_id'),
    callId: text('call_id'),
    at: moment('at').notNull(),
    verdict: text('verdict').$type<'allow' | 'defer' | 'suppress'>().notNull(),
    code: text('code'),
    channel: text('channel').$type<ChannelName>(),
    until: moment('until'),
    policyVersion: integer('policy_version').notNull(),
    /** Evidence is kept as it was written, and never asked about in SQL: so it is json, which nobody takes apart on the way in. */
    proposal: json('proposal').$type<Proposal>().notNull(),
    facts: json('facts').$type<PolicyFacts>().notNull(),
    trace: json('trace').$type<RuleTrace[]>().notNull(),
    test: boolean('test').notNull().default(false),
  },
  (t) => [index('decisions_contact').on(t.workspaceId, t.contactId, t.at)],
);

export const policies = pgTable(
  'policies',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    version: integer('version').notNull(),
    document: jsonb('document').$type<Policies>().notNull(),
    author: text('author').notNull(),
    reason: text('reason').notNull().default(''),
    at: moment('at').notNull(),
  },
  (t) => [uniqueIndex('policies_version').on(t.workspaceId, t.version)],
);

/** What an agent works. */
export const cases = pgTable(
  'cases',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    contactId: text('contact_id').notNull(),
    kind: text('kind').notNull().default('handoff'),
    queue: text('queue').notNull(),
    status: text('status').$type<'open' | 'assigned' | 'resolved'>().notNull(),
    priority: integer('priority').notNull().default(5),
    channel: text('channel').$type<ChannelName>(),
    ownerId: text('owner_id'),
    runId: text('run_id'),
    callId: text('call_id'),
    /** The handoff card, as it stood when the case opened. */
    card: jsonb('card').$type<JsonObject>().notNull().default({}),
    outcome: text('outcome'),
    openedAt: moment('opened_at').notNull(),
    /** When the first answer is due. */
    dueAt: moment('due_at'),
    firstReplyAt: moment('first_reply_at'),
    resolvedAt: moment('resolved_at'),
    test: boolean('test').notNull().default(false),
  },
  (t) => [
    uniqueIndex('cases_call').on(t.callId),
    // the inbox
    index('cases_inbox').on(t.workspaceId, t.status, t.priority, t.openedAt),
    index('cases_contact').on(t.contactId),
  ],
);

/** Webhooks as they came, by provider id: stored first, worked off after the 200. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    provider: text('provider').notNull(),
    digest: text('digest').notNull(),
    body: text('body').notNull(),
    receivedAt: moment('received_at').notNull(),
    doneAt: moment('done_at'),
    error: text('error'),
  },
  (t) => [
    uniqueIndex('webhooks_once').on(t.workspaceId, t.provider, t.digest),
    // what a process left behind
    index('webhooks_open')
      .on(t.workspaceId, t.receivedAt)
      .where(sql`done_at is null`),
  ],
);

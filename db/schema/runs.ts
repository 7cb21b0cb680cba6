import { sql } from 'drizzle-orm';
import { bigserial, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../core/json';
import type { Call, Input, Read, RunOutcome, RunState, Said } from '../../core/run';
import { moment, workspaceId } from './columns';

/** A test run's own time: see services/time.ts. */
export interface Pace {
  /** Clock time and run time of the same moment, in milliseconds. */
  clock: number;
  run: number;
  /** Run milliseconds a clock millisecond: 1440 plays a day in a minute. */
  factor: number;
}

export const RUN_STATUSES = ['live', 'ended', 'refused', 'halted'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const runs = pgTable(
  'runs',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    flowId: text('flow_id').notNull(),
    versionId: text('version_id').notNull(),
    contactId: text('contact_id').notNull(),
    /** One live run per (flow, contact, key): the entry rule as an index. */
    entryKey: text('entry_key').notNull(),
    status: text('status').$type<RunStatus>().notNull(),
    state: jsonb('state').$type<RunState>().notNull(),
    /** Grows with every commit: a commit that finds another revision is discarded. */
    rev: integer('rev').notNull().default(0),
    /** When somebody must look at this run, by the clock. The one truth of both engines. */
    wakeAt: moment('wake_at'),
    /** Inputs ever put in the inbox: a commit that loaded fewer keeps the run due, without looking for them. */
    inbox: integer('inbox').notNull().default(0),
    /** Where it stands, for lists and counts. */
    node: text('node'),
    pace: jsonb('pace').$type<Pace>(),
    /** The call of another run that waits for this one's end. */
    parentCall: text('parent_call'),
    failures: integer('failures').notNull().default(0),
    /** Why it halted, was refused, or how it ended. */
    outcome: jsonb('outcome').$type<RunOutcome | JsonObject>(),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (t) => [
    // (the contact first: ingest finds a contact's live runs by it)
    uniqueIndex('runs_entry')
      .on(t.contactId, t.flowId, t.entryKey)
      .where(sql`status in ('live', 'halted')`),
    // the embedded engine takes due runs; the Temporal one looks for due wakes
    index('runs_due')
      .on(t.wakeAt)
      .where(sql`status = 'live' and wake_at is not null`),
    // ingest finds the live runs of a contact; the contact's page lists all
    index('runs_contact').on(t.contactId, t.startedAt),
    // the Runs screen, a flow's people, publish
    index('runs_flow').on(t.workspaceId, t.flowId, t.status, t.startedAt),
  ],
);

/** The inbox: what happened to a run and was not taken in yet. A consumed row is deleted; the journal remembers it. */
export const inputs = pgTable(
  'inputs',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    workspaceId: workspaceId(),
    runId: text('run_id').notNull(),
    schema: integer('schema').notNull().default(1),
    input: jsonb('input').$type<Input>().notNull(),
  },
  (t) => [index('inputs_run').on(t.runId, t.seq)],
);

export const steps = pgTable(
  'steps',
  {
    workspaceId: workspaceId(),
    runId: text('run_id').notNull(),
    seq: integer('seq').notNull(),
    at: moment('at').notNull(),
    node: text('node'),
    event: text('event').$type<'entered' | 'left' | 'passed' | 'note' | 'ended'>().notNull(),
    outlet: text('outlet'),
    why: jsonb('why').$type<Said>(),
    reads: jsonb('reads').$type<Read[]>(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.seq] })],
);

/** Calls to the outside other than sends (those are deliveries): HTTP requests. Cases and child runs are rows of their own. */
export const calls = pgTable(
  'calls',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    runId: text('run_id').notNull(),
    call: jsonb('call').$type<Call>().notNull(),
    state: text('state').$type<'open' | 'submitted' | 'done' | 'cancelled'>().notNull(),
    attempt: integer('attempt').notNull().default(0),
    /** Not before; null once it is over. */
    nextAt: moment('next_at'),
    result: jsonb('result').$type<JsonObject>(),
    openedAt: moment('opened_at').notNull(),
    doneAt: moment('done_at'),
  },
  (t) => [
    index('calls_due')
      .on(t.nextAt)
      .where(sql`next_at is not null`),
    index('calls_run').on(t.runId),
    // which systems answer, in the health of a flow
    index('calls_done')
      .on(t.workspaceId, t.doneAt)
      .where(sql`done_at is not null`),
  ],
);

export type RunRow = typeof runs.$inferSelect;
export type Numbered = { seq: number; input: Input };

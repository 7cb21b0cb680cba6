import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../core/json';
import type { Role } from '../../core/vocabulary';
import { moment, workspaceId, writtenAt } from './columns';

export const workspaces = pgTable('workspaces', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  slug: text('slug').notNull().unique(),
  timeZone: text('time_zone').notNull().default('America/Bogota'),
  country: text('country'),
  language: text('language').notNull().default('es'),
  /** Provider per channel and other settings; secrets are not here but in `connections`. */
  settings: jsonb('settings').$type<JsonObject>().notNull().default({}),
  writtenAt: writtenAt(),
});

export const members = pgTable(
  'members',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId().references(() => workspaces.id),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    passwordHash: text('password_hash').notNull(),
    language: text('language'),
    theme: text('theme'),
    disabled: boolean('disabled').notNull().default(false),
    writtenAt: writtenAt(),
  },
  // The sign-in looks a person up by e-mail, across workspaces, through `hilo_sign_in`.
  (t) => [uniqueIndex('members_email').on(t.email), index('members_workspace').on(t.workspaceId)],
);

export const sessions = pgTable(
  'sessions',
  {
    /** Hash of the cookie's secret: a copy of the table signs nobody in. */
    id: text('id').primaryKey(),
    workspaceId: workspaceId().references(() => workspaces.id),
    memberId: text('member_id')
      .notNull()
      .references(() => members.id),
    expiresAt: moment('expires_at').notNull(),
    writtenAt: writtenAt(),
  },
  (t) => [index('sessions_member').on(t.workspaceId, t.memberId)],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId().references(() => workspaces.id),
    name: text('name').notNull(),
    hash: text('hash').notNull().unique(),
    role: text('role').$type<Role>().notNull(),
    revokedAt: moment('revoked_at'),
    writtenAt: writtenAt(),
  },
  (t) => [index('api_keys_workspace').on(t.workspaceId)],
);

/** A provider's settings; the secrets in it are sealed with the installation's key. */
export const connections = pgTable(
  'connections',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId().references(() => workspaces.id),
    provider: text('provider').notNull(),
    /** The channels it serves here. */
    channels: text('channels').array().notNull(),
    settings: jsonb('settings').$type<JsonObject>().notNull().default({}),
    sealed: text('sealed'),
    enabled: boolean('enabled').notNull().default(true),
    writtenAt: writtenAt(),
  },
  (t) => [index('connections_workspace').on(t.workspaceId)],
);

/** Append-only: who did what. */
export const audit = pgTable(
  'audit',
  {
    id: text('id').primaryKey(),
    workspaceId: workspaceId(),
    at: moment('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    detail: jsonb('detail').$type<JsonObject>().notNull().default({}),
  },
  (t) => [index('audit_by_time').on(t.workspaceId, t.at), index('audit_by_subject').on(t.workspaceId, t.subject)],
);

/** Answers to POSTs, by their Idempotency-Key; kept a day. */
export const idempotency = pgTable(
  'idempotency',
  {
    workspaceId: workspaceId(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status'),
    response: jsonb('response'),
    at: moment('at').notNull(),
  },
  (t) => [uniqueIndex('idempotency_key').on(t.workspaceId, t.key)],
);

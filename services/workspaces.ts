import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { JsonObject } from '../core/json';
import { defaultPolicies } from '../core/policy/defaults';
import { CHANNELS } from '../core/vocabulary';
import type { Scoped } from '../db/client';
import { newId } from '../db/ids';
import { insertAudit } from '../db/queries/audit';
import { insertConnection } from '../db/queries/connections';
import { insertPolicies } from '../db/queries/policies';
import * as schema from '../db/schema/index';
import { newSecret } from './auth';
import type { Clock } from './clock';
import { iso } from './moments';
import { hashPassword } from './passwords';

export interface WorkspaceInput {
  name: string;
  /** Its short name in addresses, its own in the installation. */
  slug: string;
  /** An IANA zone: where its hours are counted for people whose zone is not known. */
  timeZone: string;
  /** ISO 3166, two letters: the law pack that it starts with. */
  country: string;
  language: 'es' | 'en';
}

/**
 * What every workspace begins with: itself, the sandbox on every channel, the default policies. As the owner role: making a
 * workspace is beyond the app role's rights.
 */
export async function foundWorkspace(
  tx: Scoped,
  input: WorkspaceInput & { id: string; settings?: JsonObject; connection: string; policies: string; at: string },
): Promise<void> {
  const { id, name, slug, timeZone, country, language, settings = {}, at } = input;
  await tx.insert(schema.workspaces).values({ id, name, slug, timeZone, country, language, settings });
  await insertConnection(tx, {
    workspace: id,
    id: input.connection,
    provider: 'sandbox',
    channels: [...CHANNELS],
    settings: {},
    sealed: null,
    enabled: true,
  });
  await insertPolicies(tx, {
    workspace: id,
    id: input.policies,
    version: 1,
    document: { ...defaultPolicies(), version: 1 },
    author: 'system',
    reason: language === 'es' ? 'Política inicial' : 'First policy',
    at,
  });
}

export type WorkspaceCreated =
  | { created: true; workspace: string; email: string; password: string }
  | { created: false; reason: 'slug_taken' | 'email_taken' };

/**
 * A new workspace and its first member, an administrator with a password drawn here and shown once.
 * @param ownerUrl a connection as the owner role
 */
export async function createWorkspace(
  { ownerUrl, clock }: { ownerUrl: string; clock: Clock },
  input: WorkspaceInput & { admin: { name: string; email: string } },
): Promise<WorkspaceCreated> {
  const { admin, ...rest } = input;
  const email = admin.email.toLowerCase();
  const password = newSecret().slice(0, 16);
  const passwordHash = await hashPassword(password);
  const now = clock.now();
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await drizzle(client, { schema }).transaction(async (tx): Promise<WorkspaceCreated> => {
      const id = newId('workspace', now);
      await foundWorkspace(tx, {
        ...rest,
        id,
        connection: newId('connection', now),
        policies: newId('policy', now),
        at: iso(now),
      });
      await tx
        .insert(schema.members)
        .values({ id: newId('member', now), workspaceId: id, email, name: admin.name, role: 'admin', passwordHash });
      await insertAudit(tx, {
        workspace: id,
        id: newId('audit', now),
        at: iso(now),
        actor: 'system',
        action: 'workspace.create',
        subject: id,
        detail: { admin: email },
      });
      return { created: true, workspace: id, email, password };
    });
  } catch (error) {
    const constraint = takenBy(error);
    if (constraint === 'workspaces_slug_unique') return { created: false, reason: 'slug_taken' };
    if (constraint === 'members_email') return { created: false, reason: 'email_taken' };
    throw error;
  } finally {
    await client.end();
  }
}

/** The unique constraint that a write broke, if that is what went wrong. */
function takenBy(error: unknown): string | null {
  const cause = error instanceof Error && error.cause instanceof postgres.PostgresError ? error.cause : error;
  return cause instanceof postgres.PostgresError && cause.code === '23505' ? (cause.constraint_name ?? null) : null;
}

import { and, desc, eq, sql } from 'drizzle-orm';
import type { Policies } from '../../core/policy/types';
import type { Scoped } from '../client';
import { policies } from '../schema/thread';

/** A version of the contact rules. */
export interface PolicyVersion {
  id: string;
  version: number;
  document: Policies;
  author: string;
  reason: string;
  at: string;
}

const view = {
  id: policies.id,
  version: policies.version,
  document: policies.document,
  author: policies.author,
  reason: policies.reason,
  at: policies.at,
};

/** The rules in force, or null before the first. */
export async function currentPolicies(tx: Scoped, p: { workspace: string }): Promise<PolicyVersion | null> {
  const [row] = await tx
    .select(view)
    .from(policies)
    .where(eq(policies.workspaceId, p.workspace))
    .orderBy(desc(policies.version))
    .limit(1);
  return row ?? null;
}

/** One version of the rules: what an old decision was made under. */
export async function getPolicies(
  tx: Scoped,
  p: { workspace: string; version: number },
): Promise<PolicyVersion | null> {
  const [row] = await tx
    .select(view)
    .from(policies)
    .where(and(eq(policies.workspaceId, p.workspace), eq(policies.version, p.version)));
  return row ?? null;
}

/** The versions of the rules, newest first. */
export async function listPolicies(tx: Scoped, p: { workspace: string; limit?: number }): Promise<PolicyVersion[]> {
  return tx
    .select(view)
    .from(policies)
    .where(eq(policies.workspaceId, p.workspace))
    .orderBy(desc(policies.version))
    .limit(p.limit ?? 50);
}

/** Writes a version. False: somebody else wrote that number first. */
export async function insertPolicies(tx: Scoped, p: { workspace: string } & PolicyVersion): Promise<boolean> {
  const done = await tx
    .insert(policies)
    .values({
      id: p.id,
      workspaceId: p.workspace,
      version: p.version,
      document: p.document,
      author: p.author,
      reason: p.reason,
      at: p.at,
    })
    .onConflictDoNothing()
    .returning({ id: policies.id });
  return done.length === 1;
}

/** Who moved the kill switch to where it stands, when and why. */
export interface KillSwitchMove {
  on: boolean;
  version: number;
  author: string;
  reason: string;
  at: string;
}

/** The version that put the kill switch where it stands; null before the first version. */
export async function lastKillSwitchMove(tx: Scoped, p: { workspace: string }): Promise<KillSwitchMove | null> {
  const rows = await tx.execute<KillSwitchMove & Record<string, unknown>>(sql`
    with now as (select (document ->> 'killSwitch')::boolean as stands from policies
      where workspace_id = ${p.workspace} order by version desc limit 1)
    select now.stands as on, x.version, x.author, x.reason, hilo_iso(x.at) as at from policies x, now
    where x.workspace_id = ${p.workspace} and x.version > coalesce((select max(o.version) from policies o
      where o.workspace_id = ${p.workspace} and (o.document ->> 'killSwitch')::boolean <> now.stands), 0)
    order by x.version limit 1`);
  return rows[0] ?? null;
}

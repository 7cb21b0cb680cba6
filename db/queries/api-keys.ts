import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Role } from '../../core/vocabulary';
import type { Scoped } from '../client';
import { apiKeys } from '../schema/workspaces';

/** A key as a list shows it; the secret itself was shown once and is not kept. */
export interface ApiKeyView {
  id: string;
  name: string;
  role: Role;
  revokedAt: string | null;
  writtenAt: string;
}

/** The workspace's keys, newest first, revoked ones included. */
export async function listApiKeys(tx: Scoped, p: { workspace: string }): Promise<ApiKeyView[]> {
  return tx
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      role: apiKeys.role,
      revokedAt: apiKeys.revokedAt,
      writtenAt: apiKeys.writtenAt,
    })
    .from(apiKeys)
    .where(eq(apiKeys.workspaceId, p.workspace))
    .orderBy(desc(apiKeys.id));
}

/** Writes a key by the hash of its secret. */
export async function insertApiKey(
  tx: Scoped,
  p: { workspace: string; id: string; name: string; hash: string; role: Role },
): Promise<void> {
  await tx.insert(apiKeys).values({ id: p.id, workspaceId: p.workspace, name: p.name, hash: p.hash, role: p.role });
}

/** Ends a key; false if there is none or it was ended before. */
export async function revokeApiKey(tx: Scoped, p: { workspace: string; id: string; at: string }): Promise<boolean> {
  const done = await tx
    .update(apiKeys)
    .set({ revokedAt: p.at })
    .where(and(eq(apiKeys.workspaceId, p.workspace), eq(apiKeys.id, p.id), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  return done.length === 1;
}

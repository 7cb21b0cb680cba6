import type { Role } from '../core/vocabulary';
import { withWorkspace } from '../db/client';
import { newId } from '../db/ids';
import {
  insertApiKey,
  listApiKeys as queryApiKeys,
  revokeApiKey as endApiKey,
  type ApiKeyView,
} from '../db/queries/api-keys';
import { record } from './audit';
import { hashOf, newSecret } from './auth';
import type { Actor, Deps } from './deps';
import { iso } from './moments';

export type { ApiKeyView };

/** The key behind a bearer token: what it may do and where. */
export interface KeyHolder {
  id: string;
  workspace: string;
  role: Role;
}

/** A fresh key's secret: the prefix lets scanners of leaked secrets know it. */
export const newApiSecret = (): string => `hilo_${newSecret()}`;

/** Who calls with this bearer token; null: nobody we know, or a revoked key. */
export async function apiKeyOf(deps: Pick<Deps, 'sql'>, bearer: string): Promise<KeyHolder | null> {
  const [found] = await deps.sql<{ id: string; workspace_id: string; role: Role }[]>`
    select * from hilo_api_key(${hashOf(bearer)})`;
  return found ? { id: found.id, workspace: found.workspace_id, role: found.role } : null;
}

/** Makes a key. The secret is in the answer and nowhere else. */
export async function createApiKey(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  input: { name: string; role: Role },
): Promise<{ id: string; secret: string }> {
  const id = newId('key', deps.clock.now());
  const secret = newApiSecret();
  await withWorkspace(deps.db, actor.workspace, async (tx) => {
    await insertApiKey(tx, {
      workspace: actor.workspace,
      id,
      name: input.name,
      hash: hashOf(secret),
      role: input.role,
    });
    await record(deps, tx, actor, 'api_key.create', id, { name: input.name, role: input.role });
  });
  return { id, secret };
}

/** The workspace's keys, newest first. */
export async function listApiKeys(deps: Pick<Deps, 'db'>, workspace: string): Promise<ApiKeyView[]> {
  return withWorkspace(deps.db, workspace, (tx) => queryApiKeys(tx, { workspace }));
}

/** Ends a key at once; false if there is none or it was ended before. */
export async function revokeApiKey(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string): Promise<boolean> {
  return withWorkspace(deps.db, actor.workspace, async (tx) => {
    const done = await endApiKey(tx, { workspace: actor.workspace, id, at: iso(deps.clock.now()) });
    if (done) await record(deps, tx, actor, 'api_key.revoke', id);
    return done;
  });
}

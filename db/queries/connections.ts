import { and, asc, eq } from 'drizzle-orm';
import type { JsonObject } from '../../core/json';
import type { Scoped } from '../client';
import { connections } from '../schema/workspaces';

/** A provider's connection; `sealed` never leaves services. */
export interface ConnectionRow {
  id: string;
  provider: string;
  channels: string[];
  settings: JsonObject;
  sealed: string | null;
  enabled: boolean;
}

const view = {
  id: connections.id,
  provider: connections.provider,
  channels: connections.channels,
  settings: connections.settings,
  sealed: connections.sealed,
  enabled: connections.enabled,
};

/** The workspace's connections, disabled ones included. */
export async function listConnections(tx: Scoped, p: { workspace: string }): Promise<ConnectionRow[]> {
  return tx.select(view).from(connections).where(eq(connections.workspaceId, p.workspace)).orderBy(asc(connections.id));
}

/** One connection, or null. */
export async function getConnection(tx: Scoped, p: { workspace: string; id: string }): Promise<ConnectionRow | null> {
  const [row] = await tx
    .select(view)
    .from(connections)
    .where(and(eq(connections.workspaceId, p.workspace), eq(connections.id, p.id)));
  return row ?? null;
}

/** Writes a new connection. */
export async function insertConnection(tx: Scoped, p: { workspace: string } & ConnectionRow): Promise<void> {
  const { workspace, ...rest } = p;
  await tx.insert(connections).values({ workspaceId: workspace, ...rest });
}

/** Changes what is given of a connection. */
export async function updateConnection(
  tx: Scoped,
  p: { workspace: string; id: string; change: Partial<Omit<ConnectionRow, 'id' | 'provider'>> },
): Promise<boolean> {
  const done = await tx
    .update(connections)
    .set(p.change)
    .where(and(eq(connections.workspaceId, p.workspace), eq(connections.id, p.id)))
    .returning({ id: connections.id });
  return done.length === 1;
}

import { eq } from 'drizzle-orm';
import type { Scoped } from '../client';
import { workspaces } from '../schema/workspaces';

/** A workspace's own settings. */
export interface WorkspaceView {
  id: string;
  name: string;
  timeZone: string;
  country: string | null;
  language: string;
}

/** The workspace itself, or null where this transaction may not see it. */
export async function getWorkspace(tx: Scoped, p: { workspace: string }): Promise<WorkspaceView | null> {
  const [row] = await tx
    .select({
      id: workspaces.id,
      name: workspaces.name,
      timeZone: workspaces.timeZone,
      country: workspaces.country,
      language: workspaces.language,
    })
    .from(workspaces)
    .where(eq(workspaces.id, p.workspace));
  return row ?? null;
}

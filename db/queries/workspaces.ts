import { eq, sql } from 'drizzle-orm';
import type { Scoped } from '../client';
import { workspaces } from '../schema/workspaces';

/** A workspace's own settings. */
export interface WorkspaceView {
  id: string;
  name: string;
  timeZone: string;
  country: string | null;
  language: string;
  /** What its messages are written in, in the order to fall back in; null: never chosen. */
  contentLanguages: string[] | null;
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
      contentLanguages: sql<string[] | null>`${workspaces.settings} -> 'languages'`,
    })
    .from(workspaces)
    .where(eq(workspaces.id, p.workspace));
  return row ?? null;
}

/** Writes the languages its messages are written in; true if the workspace is there. */
export async function setContentLanguages(tx: Scoped, p: { workspace: string; languages: string[] }): Promise<boolean> {
  const done = await tx
    .update(workspaces)
    .set({ settings: sql`${workspaces.settings} || ${JSON.stringify({ languages: p.languages })}::text::jsonb` })
    .where(eq(workspaces.id, p.workspace))
    .returning({ id: workspaces.id });
  return done.length === 1;
}

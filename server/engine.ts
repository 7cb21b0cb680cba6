import type { Deps } from '../services/deps';
import { createEmbeddedEngine } from '../workflows/embedded/embedded';
import type { Engine } from '../workflows/engine';
import type { Config } from './config';

/** The engine of this process: the one the configuration names, or none where only the web is served. */
export function createEngine(config: Pick<Config, 'engine' | 'role'>, deps: Deps): Engine | null {
  if (config.role === 'web') return null;
  return createEmbeddedEngine(deps, { workspaces: () => listWorkspaces(deps) });
}

/** Every workspace of the installation: an engine serves them all. */
async function listWorkspaces({ sql }: Pick<Deps, 'sql'>): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from hilo_workspace_ids() as id`;
  return rows.map((row) => row.id);
}

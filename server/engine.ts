import type { Deps } from '../services/deps';
import { createEmbeddedEngine } from '../workflows/embedded/embedded';
import type { Engine } from '../workflows/engine';
import type { Config } from './config';

/** Where a Temporal server listens unless it was told otherwise. */
const TEMPORAL = '127.0.0.1:7233';

/** The engine of this process: the one the configuration names, or none where only the web is served. */
export async function createEngine(
  config: Pick<Config, 'engine' | 'role' | 'temporal' | 'home'>,
  deps: Deps,
): Promise<Engine | null> {
  if (config.role === 'web') return null;
  const workspaces = () => listWorkspaces(deps);
  if (config.engine === 'embedded') return createEmbeddedEngine(deps, { workspaces });
  // Loaded only where it is used: its native parts take their time and memory.
  const { createTemporalEngine } = await import('../workflows/temporal');
  const { address, namespace } = config.temporal;
  return createTemporalEngine(deps, { address: address ?? TEMPORAL, namespace, workspaces, home: config.home });
}

/** Every workspace of the installation: an engine serves them all. */
async function listWorkspaces({ sql }: Pick<Deps, 'sql'>): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from hilo_workspace_ids() as id`;
  return rows.map((row) => row.id);
}

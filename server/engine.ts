import { readFileSync } from 'node:fs';
import { Gauge, type Registry } from 'prom-client';
import type { Deps } from '../services/deps';
import { createEmbeddedEngine } from '../workflows/embedded/embedded';
import type { Engine } from '../workflows/engine';
import type { TemporalEngine, TemporalOptions } from '../workflows/temporal';
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
  const { address, namespace, queue, duties, apiKey } = config.temporal;
  return createTemporalEngine(deps, {
    address: address ?? TEMPORAL,
    namespace,
    queue,
    duties,
    workspaces,
    home: config.home,
    ...(apiKey === null ? {} : { apiKey }),
    ...tlsOf(config.temporal),
  });
}

/** The certificates, read once, at start. */
function tlsOf({ tls, files }: Config['temporal']): Pick<TemporalOptions, 'tls'> {
  if (!tls) return {};
  const { ca, cert, key } = files;
  if (ca === null && cert === null) return { tls: true };
  return {
    tls: {
      ...(ca === null ? {} : { serverRootCACertificate: readFileSync(ca) }),
      ...(cert === null || key === null ? {} : { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } }),
    },
  };
}

/** Whether Temporal answers, where it is asked at all. */
export function watchEngine(registry: Registry, engine: Engine | null): void {
  if (engine === null || !isTemporal(engine)) return;
  new Gauge({
    name: 'hilo_temporal_reachable',
    help: '1 while Temporal takes the signals of due runs',
    registers: [registry],
    collect() {
      this.set(engine.reach().reachable ? 1 : 0);
    },
  });
}

const isTemporal = (engine: Engine): engine is TemporalEngine => engine.name === 'temporal';

/** Every workspace of the installation: an engine serves them all. */
export async function listWorkspaces({ sql }: Pick<Deps, 'sql'>): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from hilo_workspace_ids() as id`;
  return rows.map((row) => row.id);
}

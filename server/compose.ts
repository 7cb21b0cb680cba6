import { listProviders } from '../channels/index';
import { guardedFetch } from '../channels/guarded-fetch';
import { createClients } from '../db/client';
import { databaseClock } from '../services/clock';
import type { Deps } from '../services/deps';
import { createPrograms } from '../services/flows/programs';
import { createWorkspaceContexts } from '../services/workspace-context';
import type { Config } from './config';
import type { Logger } from './log';
import { createVault } from './vault';

/** Connections of each of the two pools: web requests and the engine's loops share them. */
const CONNECTIONS = 20;

/** Builds everything a service may reach, once a process. */
export async function composeDeps(
  config: Config,
  { secret, log, publicUrl }: { secret: string; log: Logger; publicUrl: string },
): Promise<{ deps: Deps; close: () => Promise<void> }> {
  const { sql, db, close } = createClients(config.database.app, CONNECTIONS);
  const clock = await databaseClock(sql, config.clockOffsetMs);
  const contexts = createWorkspaceContexts(sql, clock, config.smtp);
  const deps: Deps = {
    sql,
    db,
    clock,
    log,
    contexts,
    programs: createPrograms(sql),
    channels: new Map(listProviders().map((channel) => [channel.provider, channel])),
    fetch: guardedFetch({ allow: config.allowHosts }),
    vault: createVault(secret),
    publicUrl,
  };
  return { deps, close };
}

import type { JsonObject } from '../core/json';
import type { ChannelName } from '../core/vocabulary';
import { withWorkspace } from '../db/client';
import { newId } from '../db/ids';
import {
  getConnection as queryConnection,
  insertConnection,
  listConnections as queryConnections,
  updateConnection,
  type ConnectionRow,
} from '../db/queries/connections';
import { record } from './audit';
import type { Actor, Deps } from './deps';

/** A connection as a screen may see it: that there are secrets, never which. */
export type ConnectionView = Omit<ConnectionRow, 'sealed'> & { hasSecrets: boolean };

const viewOf = ({ sealed, ...row }: ConnectionRow): ConnectionView => ({ ...row, hasSecrets: sealed !== null });

/** The workspace's connections, disabled ones included. */
export async function listConnections(deps: Pick<Deps, 'db'>, workspace: string): Promise<ConnectionView[]> {
  const rows = await withWorkspace(deps.db, workspace, (tx) => queryConnections(tx, { workspace }));
  return rows.map(viewOf);
}

/** One connection, or null. */
export async function getConnection(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  id: string,
): Promise<ConnectionView | null> {
  const row = await withWorkspace(deps.db, workspace, (tx) => queryConnection(tx, { workspace, id }));
  return row && viewOf(row);
}

export type ConnectionSaved =
  { saved: true; id: string } | { saved: false; reason: 'unknown_provider' | 'unserved_channel' | 'missing' };

type Needs = Pick<Deps, 'db' | 'clock' | 'contexts' | 'channels' | 'vault'>;

/**
 * Connects a provider. Secrets are sealed before they are written and never shown again.
 * @param input `secrets`: tokens and keys
 */
export async function connect(
  deps: Needs,
  actor: Actor,
  input: {
    provider: string;
    channels: ChannelName[];
    settings?: JsonObject;
    secrets?: JsonObject;
  },
): Promise<ConnectionSaved> {
  const refused = check(deps, input.provider, input.channels);
  if (refused) return refused;
  const id = newId('connection', deps.clock.now());
  const { workspace } = actor;
  await withWorkspace(deps.db, workspace, async (tx) => {
    await insertConnection(tx, {
      workspace,
      id,
      provider: input.provider,
      channels: input.channels,
      settings: input.settings ?? {},
      sealed: input.secrets ? deps.vault.seal(JSON.stringify(input.secrets)) : null,
      enabled: true,
    });
    await record(deps, tx, actor, 'connection.create', id, { provider: input.provider, channels: input.channels });
  });
  deps.contexts.forget(workspace);
  return { saved: true, id };
}

/** Changes what is given; `secrets` replaces all of them. */
export async function changeConnection(
  deps: Needs,
  actor: Actor,
  input: {
    id: string;
    channels?: ChannelName[];
    settings?: JsonObject;
    secrets?: JsonObject;
    enabled?: boolean;
  },
): Promise<ConnectionSaved> {
  const { workspace } = actor;
  const { id, secrets, ...rest } = input;
  const saved = await withWorkspace(deps.db, workspace, async (tx): Promise<ConnectionSaved> => {
    const row = await queryConnection(tx, { workspace, id });
    if (!row) return { saved: false, reason: 'missing' };
    const refused = check(deps, row.provider, input.channels ?? []);
    if (refused) return refused;
    const sealed = secrets ? { sealed: deps.vault.seal(JSON.stringify(secrets)) } : {};
    const change = { ...rest, ...sealed };
    if (Object.keys(change).length > 0) await updateConnection(tx, { workspace, id, change });
    await record(deps, tx, actor, 'connection.change', id, {
      fields: Object.keys(input).filter((key) => key !== 'id'),
    });
    return { saved: true, id };
  });
  deps.contexts.forget(workspace);
  return saved;
}

function check(deps: Pick<Deps, 'channels'>, name: string, channels: ChannelName[]): ConnectionSaved | null {
  const provider = deps.channels.get(name);
  if (!provider) return { saved: false, reason: 'unknown_provider' };
  const unserved = channels.some((channel) => !provider.channels.includes(channel));
  return unserved ? { saved: false, reason: 'unserved_channel' } : null;
}

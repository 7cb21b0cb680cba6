import type { Environment } from '../core/program';
import type { Policies, PolicyFacts } from '../core/policy/types';
import type { ChannelName } from '../core/vocabulary';
import type { Sql } from '../db/client';
import type { Clock } from './clock';

/** What every run of a workspace reads alike. */
export interface WorkspaceContext {
  id: string;
  timeZone: string;
  country: string | null;
  language: string;
  policies: Policies;
  templates: (PolicyFacts['templates'][number] & Environment['templates'][number])[];
  /** Which connection serves which channel: the first that names it; the sandbox only where nothing else does. */
  connections: {
    id: string;
    provider: string;
    channels: ChannelName[];
    settings: Record<string, unknown>;
    sealed: string | null;
  }[];
}

export interface WorkspaceContexts {
  /** As of at most a second ago: a kill switch or a paused template counts within it. */
  get(workspace: string): Promise<WorkspaceContext>;
  /** Read anew at the next `get`: after this process changed something. */
  forget(workspace: string): void;
}

const FRESH_MS = 1000;

/**
 * Reads contexts and keeps each for a second.
 * @param mail settings of the installation's own mail server: it takes the email of workspaces that only have the sandbox for it
 */
export function createWorkspaceContexts(
  sql: Sql,
  clock: Clock,
  mail: Record<string, unknown> | null = null,
): WorkspaceContexts {
  const kept = new Map<string, { at: number; context: Promise<WorkspaceContext> }>();
  return {
    get(workspace) {
      const now = clock.now();
      const hit = kept.get(workspace);
      if (hit && now - hit.at < FRESH_MS && now >= hit.at) return hit.context;
      const context = read(sql, workspace).then((found) => withMail(found, mail));
      context.catch(() => kept.delete(workspace));
      kept.set(workspace, { at: now, context });
      return context;
    },
    forget: (workspace) => void kept.delete(workspace),
  };
}

function withMail(context: WorkspaceContext, mail: Record<string, unknown> | null): WorkspaceContext {
  const own = context.connections.some((row) => row.provider !== 'sandbox' && row.channels.includes('email'));
  if (!mail || own) return context;
  const server = {
    id: 'smtp',
    provider: 'smtp',
    channels: ['email' as const],
    settings: mail,
    sealed: null,
  };
  return { ...context, connections: [server, ...context.connections] };
}

async function read(sql: Sql, workspace: string): Promise<WorkspaceContext> {
  const row = await sql.begin(async (tx) => {
    await tx`select set_config('hilo.workspaces', ${workspace}, true)`;
    const [found] = await tx<{ context: WorkspaceContext }[]>`
      select json_build_object('id', w.id, 'timeZone', w.time_zone, 'country', w.country, 'language', w.language,
        'policies', (select document from policies p where p.workspace_id = w.id order by version desc limit 1),
        'templates', (select coalesce(json_agg(json_build_object('name', t.name, 'language', t.language, 'channel', t.channel,
            'category', t.category, 'state', t.state, 'body', t.body, 'buttons', t.buttons)), '[]') from templates t where t.workspace_id = w.id),
        'connections', (select coalesce(json_agg(json_build_object('id', c.id, 'provider', c.provider, 'channels', c.channels,
            'settings', c.settings, 'sealed', c.sealed) order by c.provider = 'sandbox', c.id), '[]')
            from connections c where c.workspace_id = w.id and c.enabled)) as context
      from workspaces w where w.id = ${workspace}`;
    return found;
  });
  if (!row) throw new Error(`no workspace ${workspace}`);
  return row.context;
}

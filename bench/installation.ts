import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import postgres from 'postgres';
import { guardedFetch } from '../channels/guarded-fetch';
import { listProviders } from '../channels/index';
import { compile } from '../core/compile';
import type { FlowDocumentInput } from '../core/document';
import { defaultPolicies } from '../core/policy/defaults';
import type { Policies } from '../core/policy/types';
import { createClients } from '../db/client';
import { newId } from '../db/ids';
import { migrate } from '../db/migrate';
import { startPostgres } from '../scripts/postgres.mjs';
import { freePort, isAlive, until } from '../scripts/process.mjs';
import { createVault } from '../server/vault';
import { databaseClock } from '../services/clock';
import type { Deps } from '../services/deps';
import { createPrograms } from '../services/flows/programs';
import { createWorkspaceContexts } from '../services/workspace-context';

/** A Tuesday, 10:00 in Bogota: inside every contact window. Every bench and every chaos run begins then. */
export const TUESDAY = Date.parse('2026-03-10T10:00:00-05:00');

/** Where the workspace, its connections and its policies come from when a bench does not say. */
export interface InstallationOptions {
  policies?: Partial<Policies>;
  /** Connections of the app's pools. */
  connections?: number;
  /** The provider of every channel, with its settings. */
  provider?: { name: string; settings: Record<string, unknown> };
}

export interface Installation {
  deps: Deps;
  workspace: string;
  urls: { ownerUrl: string; appUrl: string; superUrl: string };
  /** As the superuser: statistics and what row-level security hides. */
  root: postgres.Sql;
  clockOffset: number;
  publish(document: FlowDocumentInput): Promise<{ flow: string; version: string }>;
  /** Statements all roles have run since the last call, by `pg_stat_statements`, without our own looks at it. */
  statements(): Promise<number>;
  /** Kills PostgreSQL with everything it started, and brings it up again on the same port. */
  crashDatabase(): Promise<void>;
  close(): Promise<void>;
}

/** Its own PostgreSQL with fsync on, in a folder that goes away: what a newcomer's `npm start` runs on. */
export async function createInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const home = mkdtempSync(join(tmpdir(), 'hilo-bench-'));
  const port = await freePort();
  let server = await startPostgres({ home, port });
  if (!server.superUrl) throw new Error('a bench needs a PostgreSQL of its own');
  // Whatever ends us ends it: nothing of a bench outlives it.
  process.once('exit', () => killNow(postmaster(home)));
  await migrate(server.ownerUrl);
  const urls = { ownerUrl: server.ownerUrl, appUrl: server.appUrl, superUrl: server.superUrl };
  const root = postgres(urls.superUrl, { max: 2, onnotice: () => {} });
  await root`create extension if not exists pg_stat_statements`;
  const clients = createClients(urls.appUrl, options.connections ?? 12);
  const clockOffset = TUESDAY - Date.now();
  const clock = await databaseClock(clients.sql, clockOffset);
  const contexts = createWorkspaceContexts(clients.sql, clock);
  const deps: Deps = {
    sql: clients.sql,
    db: clients.db,
    clock,
    log: pino({ level: 'error' }, pino.destination(2)),
    contexts,
    programs: createPrograms(clients.sql),
    channels: new Map(listProviders().map((channel) => [channel.provider, channel])),
    fetch: guardedFetch({ allow: ['127.0.0.1'] }),
    vault: createVault('a secret of the bench, for nobody else'),
    publicUrl: 'http://127.0.0.1:3000',
  };

  const workspace = newId('workspace', clock.now());
  const provider = options.provider ?? { name: 'sandbox', settings: {} };
  await root.begin(async (tx) => {
    await tx`insert into workspaces (id, name, slug, country) values (${workspace}, 'Bench', ${workspace}, 'CO')`;
    const policies = JSON.stringify({ ...defaultPolicies(), ...options.policies });
    await tx`insert into policies (id, workspace_id, version, document, author, at)
      values (${newId('policy', clock.now())}, ${workspace}, 1, ${policies}::text::jsonb, 'bench', now())`;
    await tx`insert into connections (id, workspace_id, provider, channels, settings)
      values (${newId('connection', clock.now())}, ${workspace}, ${provider.name}, ${['whatsapp', 'rcs', 'sms', 'email', 'voice', 'webchat']},
        ${JSON.stringify(provider.settings)}::text::jsonb)`;
    for (const language of ['es', 'en']) {
      await tx`insert into templates (id, workspace_id, name, language, channel, category, state, body, buttons)
        values (${newId('template', clock.now())}, ${workspace}, 'postventa_24h', ${language}, 'whatsapp', 'utility', 'approved',
          'Hola {{1}}, ¿cómo llegó tu pedido {{2}}?', '["Todo bien", "Necesito ayuda"]')`;
    }
  });

  return {
    deps,
    workspace,
    urls,
    root,
    clockOffset,
    async publish(document) {
      const { templates } = await contexts.get(workspace);
      const compiled = compile(document, { templates, flows: [], channels: undefined });
      if (!compiled.ok) throw new Error(`the flow does not compile: ${JSON.stringify(compiled.problems)}`);
      const [flow, version] = [newId('flow', clock.now()), newId('version', clock.now())];
      const text = JSON.stringify(document);
      await root.begin(async (tx) => {
        await tx`insert into flows (id, workspace_id, name, kind, draft, live_version_id, created_at, changed_at)
          values (${flow}, ${workspace}, ${document.name}, ${document.kind}, ${text}::text::jsonb, ${version}, now(), now())`;
        await tx`insert into versions (id, workspace_id, flow_id, number, document, mentions, author, published_at)
          values (${version}, ${workspace}, ${flow}, 1, ${text}::text::jsonb, ${[...compiled.program.mentions]}, 'bench', now())`;
      });
      return { flow, version };
    },
    async statements() {
      const [row] = await root<{ calls: string }[]>`
        select coalesce(sum(calls), 0) as calls from pg_stat_statements where query not like '%pg_stat_statements%' and toplevel`;
      await root`select pg_stat_statements_reset()`;
      return Number(row?.calls ?? 0);
    },
    async crashDatabase() {
      const pid = postmaster(home);
      killNow(pid);
      // A server that is still dying would be taken for one that runs.
      await until(() => !isAlive(pid), 10_000);
      server = await startPostgres({ home, port });
    },
    async close() {
      await clients.close();
      await root.end({ timeout: 5 });
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The server's own note of its pid; 0 when it has ended. */
function postmaster(home: string): number {
  const note = join(home, 'pg18', 'postmaster.pid');
  return existsSync(note) ? Number(readFileSync(note, 'utf8').split('\n')[0]) : 0;
}

export function killNow(pid: number): void {
  if (pid > 0 && isAlive(pid)) process.kill(pid, 'SIGKILL');
}

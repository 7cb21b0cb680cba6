import type { Logger } from 'pino';
import type { Channel, Fetch } from '../channels/channel';
import type { ChannelName } from '../core/vocabulary';
import type { Database, Sql } from '../db/client';
import type { Clock } from './clock';
import type { Programs } from './flows/programs';
import type { WorkspaceContexts } from './workspace-context';

/** Everything a service may reach, handed in by the composition root: nothing is built and no environment is read at import. */
export interface Deps {
  /** The app role's two clients: raw SQL for the engine's statements and LISTEN, drizzle for everything else. */
  sql: Sql;
  db: Database;
  clock: Clock;
  log: Logger;
  /** Compiled programs, once a process and version. */
  programs: Programs;
  /** Policy, templates, connections and hours of a workspace, as of a moment ago. */
  contexts: WorkspaceContexts;
  /** The provider adapters by name. */
  channels: ReadonlyMap<string, Channel>;
  /** Outgoing HTTP, guarded against private addresses. */
  fetch: Fetch;
  /** Seals and opens provider secrets. */
  vault: Vault;
  /** Where people reach this installation: links in mails, callbacks. */
  publicUrl: string;
  /** Called at named points of the engine; tests crash there. */
  probe?: (point: ProbePoint) => void | Promise<void>;
}

/** Every boundary at which a crash is tried. */
export const PROBE_POINTS = [
  'ingest.before',
  'ingest.after',
  'take.after',
  'commit.before',
  'commit.after',
  'claim.before',
  'claim.after',
  'send.before',
  'send.after',
  'record.before',
  'record.after',
] as const;
export type ProbePoint = (typeof PROBE_POINTS)[number];

export interface Vault {
  seal(text: string): string;
  open(sealed: string): string;
}

/** The provider that serves a channel in a workspace. */
export interface Route {
  connection: string;
  provider: string;
  channel: ChannelName;
}

/** Who asks: what a service writes into the audit and checks against. */
export interface Actor {
  workspace: string;
  /** `member:<id>`, `key:<id>` or `system`. */
  id: string;
}

import type { JsonObject, Instant } from '../../core/json';
import type { PolicyFacts } from '../../core/policy/types';
import type { Input, RunState } from '../../core/run';
import type { AddressKind, ChannelName, DeliveryState, Pause } from '../../core/vocabulary';
import type { RetryClass } from '../../channels/channel';
import type { Sql } from '../../db/client';
import type { Standing } from '../../db/schema/contacts';
import type { Pace, RunStatus } from '../../db/schema/runs';

/** A contact as the database hands it to drive and to the senders. */
export interface LoadedContact {
  id: string;
  name: string | null;
  language: string | null;
  timeZone: string | null;
  country: string | null;
  attributes: JsonObject;
  tags: string[];
  standing: Standing;
  policyRev: number;
  holderRun: string | null;
  holderCase: string | null;
  addresses: { id: string; kind: AddressKind; value: string; state: 'ok' | 'bounced' | 'blocked' }[];
  suppressions: PolicyFacts['suppressions'];
  openCases: { id: string; kind: string }[];
  deliveries: PolicyFacts['deliveries'];
}

export interface LedgerEntry {
  call: string;
  id: string;
  state: DeliveryState;
  attempt: number;
  channel: ChannelName;
  /** How the provider refused it. */
  class: RetryClass | null;
  /** When it came to its state, in the run's time. */
  at: Instant;
}

/** A run with everything one drive of it needs. */
export interface LoadedRun {
  id: string;
  workspace: string;
  flow: string;
  version: string;
  status: RunStatus;
  rev: number;
  inbox: number;
  state: RunState;
  pace: Pace | null;
  failures: number;
  parentCall: string | null;
  paused: Pause | null;
  inputs: { seq: number; schema: number; input: Input }[];
  ledger: LedgerEntry[];
  contact: LoadedContact;
}

/** The longest window that policy looks back over: 31 days and a day for zones. */
export const LEDGER_WINDOW_MS = 32 * 24 * 3600 * 1000;

/**
 * Takes due runs so that no other holder takes them for `holdMs`, and loads them, in one round trip.
 * @param workspaces the ones this engine serves
 * @param now by the clock
 */
export async function takeRuns(
  sql: Sql,
  workspaces: string[],
  now: Instant,
  limit: number,
  holdMs: number,
): Promise<LoadedRun[]> {
  const rows = await sql<{ hilo_take: LoadedRun }[]>`
    select hilo_take(${workspaces.join(',')}, ${now}, ${limit}, ${holdMs}, ${now - LEDGER_WINDOW_MS})`;
  return rows.map((row) => row.hilo_take);
}

/** Loads runs by id, whoever may hold them: for an engine that keeps its own turn, and for a second look. */
export async function loadRuns(sql: Sql, workspaces: string[], ids: string[], now: Instant): Promise<LoadedRun[]> {
  const rows = await sql<{ hilo_load: LoadedRun }[]>`
    select hilo_load_in(${workspaces.join(',')}, ${ids}, ${now - LEDGER_WINDOW_MS}) as hilo_load`;
  return rows.map((row) => row.hilo_load);
}

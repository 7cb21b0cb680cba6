import type { Instant, JsonObject } from '../../core/json';
import type { CapWindow, PolicyFacts, Proposal, RuleTrace } from '../../core/policy/types';
import type { Call, Input, Read, RenderedContent, RunOutcome, RunState, Said } from '../../core/run';
import type { ChannelName, DeliveryState, Purpose } from '../../core/vocabulary';
import type { Sql } from '../../db/client';
import type { Pace, RunStatus } from '../../db/schema/runs';
import { tell } from '../live';
import type { Retry } from './refusal';

/**
 * The document that `hilo_commit` takes: everything one batch of `drive` wants to be true at once. Rows that name a `run` count
 * only if that run's revision still held. Moments are milliseconds: `now`, `wake`, `nextAt` and `due` by the clock, the others in the
 * run's time.
 */
export interface Commit {
  workspaces: string;
  now: Instant;
  /** Contacts to lock, in any order; the database sorts them. */
  lock?: string[];
  runs: {
    id: string;
    rev: number;
    inbox: number;
    /** Null: as it is, and so is the node. */
    state: RunState | null;
    status: RunStatus;
    wake: Instant | null;
    node: string | null;
    outcome: RunOutcome | JsonObject | null;
    ended: Instant | null;
    failures: number;
    version?: string;
  }[];
  consumed?: { run: string; seq: number }[];
  steps?: {
    workspace: string;
    run: string;
    seq: number;
    at: Instant;
    node: string | null;
    event: string;
    outlet?: string;
    why?: Said;
    reads?: Read[];
  }[];
  outcomes?: Settled[];
  retries?: Retry[];
  blocked?: { contact: string; value: string }[];
  /** Runs whose ledger changed under them: they look at it again, unless this very commit moves them. */
  wakes?: string[];
  messages?: ThreadMessage[];
  answers?: { run: string; workspace: string; input: Input }[];
  claims?: Claim[];
  decisions?: DecisionRow[];
  contacts?: { id: string; run: string; attributes?: JsonObject; add?: string[]; remove?: string[] }[];
  conversions?: { contact: string; run: string; at: Instant }[];
  cancels?: { call: string; run: string; at: Instant }[];
  calls?: { id: string; workspace: string; run: string; call: Call; at: Instant }[];
  cases?: {
    id: string;
    workspace: string;
    contact: string;
    kind: string;
    queue: string;
    priority: number;
    channel: ChannelName | null;
    run: string;
    call: string;
    card: JsonObject;
    at: Instant;
    due: Instant | null;
    test: boolean;
  }[];
  children?: {
    id: string;
    workspace: string;
    flow: string;
    version: string;
    contact: string;
    key: string;
    state: RunState;
    pace: Pace | null;
    call: string;
    run: string;
    input: Input;
    at: Instant;
  }[];
  parents?: { run: string; workspace: string; child: string; input: Input }[];
}

/** A ledger entry's new state. */
export interface Settled {
  id: string;
  state: DeliveryState;
  providerId?: string;
  error?: JsonObject;
  at: Instant;
  nextAt: Instant | null;
}

/** A message for the thread; one with a delivery is said only when that delivery's state really moved. */
export interface ThreadMessage {
  id: string;
  workspace: string;
  contact: string;
  at: Instant;
  direction: 'in' | 'out' | 'note';
  channel: ChannelName | null;
  author: string;
  text: string;
  content?: JsonObject;
  delivery?: string;
  run?: string;
  case?: string;
  providerId?: string;
  test?: boolean;
}

export interface Claim {
  /** Its place in the batch: claims on one contact count each other in this order. */
  n: number;
  id: string;
  workspace: string;
  contact: string;
  call: string;
  attempt: number;
  run: string | null;
  flow: string | null;
  node: string | null;
  case?: string;
  channel: ChannelName;
  purpose: Purpose;
  intent: string;
  address: string;
  provider: string;
  content: RenderedContent;
  /** `submitted` for a channel that answers at once, `reserved` for a queued one. */
  state: 'reserved' | 'submitted';
  at: Instant;
  nextAt: Instant;
  decision: string;
  windows: CapWindow[];
  /** Who speaks: `run`, `member:<id>` or `system`. */
  author: string;
  /** No cap counts it. */
  inConversation: boolean;
  test: boolean;
  policyRev: number;
}

export interface DecisionRow {
  id: string;
  workspace: string;
  contact: string;
  run: string | null;
  call: string;
  at: Instant;
  verdict: 'allow' | 'defer' | 'suppress';
  code: string | null;
  channel: ChannelName | null;
  until: Instant | null;
  version: number;
  proposal: Proposal;
  facts: PolicyFacts;
  trace: RuleTrace[];
  test: boolean;
}

export interface Committed {
  /** Runs whose revision held. */
  ok: Set<string>;
  /** Deliveries whose state moved. */
  settled: Set<string>;
  claimed: Set<string>;
  /** Calls whose claim met other facts than it was decided on: decide anew. */
  stale: Set<string>;
}

/** Writes a batch in one transaction and one round trip. */
export async function commit(sql: Sql, batch: Commit): Promise<Committed> {
  const p = lean(batch);
  const [row] = await insist(
    () => sql<{ result: { ok?: string[]; settled?: string[]; claimed?: string[]; stale?: string[] } }[]>`
      select hilo_commit(${p}::text::jsonb) as result`,
  );
  const { ok, settled, claimed, stale } = row?.result ?? {};
  tellScreens(sql, batch);
  return { ok: new Set(ok), settled: new Set(settled), claimed: new Set(claimed), stale: new Set(stale) };
}

const DEADLOCK = '40P01';

/** Runs a statement again that met another one on the same rows: nothing of it was done, and what providers said must not be lost. */
export async function insist<T>(statement: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await statement();
    } catch (error) {
      if (attempt >= 4 || !(error instanceof Error && 'code' in error && error.code === DEADLOCK)) throw error;
    }
  }
}

/** What open screens may want to read again. It may be more than what was really written: a note says only "look". */
function tellScreens(sql: Sql, { steps = [], decisions = [], messages = [], cases = [] }: Commit): void {
  let last = '';
  for (const { workspace, run } of steps) {
    if (run !== last) tell(sql, workspace, 'runs', [run]);
    last = run;
  }
  // what was not sent is said nowhere else
  for (const { workspace, contact, verdict } of decisions)
    if (verdict !== 'allow') tell(sql, workspace, 'contact', [contact]);
  for (const { workspace, contact } of messages) tell(sql, workspace, 'contact', [contact]);
  for (const { workspace, contact, id } of cases) {
    tell(sql, workspace, 'inbox', [id]);
    tell(sql, workspace, 'contact', [contact]);
  }
}

/** Without the lists that are empty: the functions skip what is not named. Evidence goes as text, kept as it was written. */
export function lean(batch: Partial<Commit>): string {
  const written: object = { ...batch, ...(batch.decisions ? { decisions: batch.decisions.map(asEvidence) } : {}) };
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(written).filter(([key, value]) => key === 'runs' || !Array.isArray(value) || value.length > 0),
    ),
  );
}

function asEvidence({ proposal, facts, trace, ...row }: DecisionRow): object {
  return {
    ...row,
    proposal: JSON.stringify(proposal),
    facts: JSON.stringify(facts),
    trace: JSON.stringify(trace),
  };
}

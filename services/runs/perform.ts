import type { SendOutcome } from '../../channels/channel';
import type { Instant, JsonObject } from '../../core/json';
import { decide } from '../../core/policy/decide';
import type { Proposal } from '../../core/policy/types';
import type { Input, RenderedContent } from '../../core/run';
import type { ChannelName, Pause, Purpose } from '../../core/vocabulary';
import { newId } from '../../db/ids';
import type { Pace } from '../../db/schema/runs';
import type { Deps } from '../deps';
import { tell } from '../live';
import { isConversation, policyFacts } from '../policy/facts';
import { toRunTime } from '../time';
import { insist, lean, type DecisionRow, type Settled, type ThreadMessage } from './commit';
import { SEND_DEADLINE_MS } from './decide-send';
import { workspacesOf } from './drive';
import { LEDGER_WINDOW_MS, type LoadedContact } from './load';
import { refusalRows, type Retry } from './refusal';
import { acceptedRows, callProvider, type Dispatch } from './send';

/** A reserved send, taken by a sender, with what policy needs to decide anew. */
export interface TakenSend {
  id: string;
  workspace: string;
  call: string;
  attempt: number;
  run: string | null;
  flow: string | null;
  node: string | null;
  case: string | null;
  channel: ChannelName;
  purpose: Purpose;
  intent: string;
  address: string;
  provider: string;
  content: RenderedContent;
  test: boolean;
  inConversation: boolean;
  author: string;
  at: Instant;
  pace: Pace | null;
  paused: Pause | null;
  status: string | null;
  contact: LoadedContact;
}

const QUEUED_TIMEOUT_MS = 20_000;

/** What one batch of sends came to, in the shape of `hilo_record`. */
interface Recorded {
  workspaces: string;
  now: Instant;
  lock: string[];
  outcomes: Settled[];
  messages: ThreadMessage[];
  released: { id: string; at: Instant; error: JsonObject }[];
  blocked: { contact: string; value: string }[];
  retries: Retry[];
  decisions: DecisionRow[];
  answers: { run: string; workspace: string; input: Input }[];
  wakes: string[];
  /** Sends that stay unknown for good. */
  flagged: string[];
}

/**
 * Takes reserved sends that are due. Held for a while: a sender that dies gives them back by itself.
 * @param which `call`: only this call's, for an engine that performs calls one by one; `full`: connections (`connectionKey`) to pass over
 */
export async function takeSends(
  deps: Deps,
  workspaces: string[],
  limit: number,
  { call = null, full = [] }: { call?: string | null; full?: string[] } = {},
): Promise<TakenSend[]> {
  const now = deps.clock.now();
  const rows = await deps.sql<{ hilo_take_sends: TakenSend }[]>`
    select hilo_take_sends(${workspaces.join(',')}, ${now}, ${limit}, ${15_000}, ${now - LEDGER_WINDOW_MS}, ${call}, ${full})`;
  return rows.map((row) => row.hilo_take_sends);
}

/** The way out that a send takes: a workspace's connection to a provider. */
export function connectionKey({ workspace, provider }: Pick<TakenSend, 'workspace' | 'provider'>): string {
  return `${workspace}:${provider}`;
}

/**
 * Sends what was reserved: policy decides anew on facts as they are now, `reserved -> submitted` is won under the contact's lock,
 * only the winner calls, and what the provider answered is recorded with an input for the run. Answers are recorded as they come, those
 * of one moment together: nobody waits for a provider that is slower than theirs. Resolves when all are recorded.
 * @param over told of every send that is no longer on its way, before what became of it is recorded
 */
export async function performSends(
  deps: Deps,
  sends: TakenSend[],
  over: (send: TakenSend) => void = () => {},
): Promise<void> {
  if (sends.length === 0) return;
  const workspaces = workspacesOf(sends).join(',');
  const held = recordedOf(deps, workspaces);
  const allowed: TakenSend[] = [];
  for (const send of sends) if (await decideAnew(deps, send, held)) allowed.push(send);
  const won = new Set(await submit(deps, workspaces, allowed));
  for (const send of sends) if (!won.has(send)) over(send);
  if (held.released.length > 0) await record(deps, held);
  await deps.probe?.('send.before');

  let answered: { send: TakenSend; outcome: SendOutcome }[] = [];
  let recording: Promise<void> | null = null;
  async function settle(): Promise<void> {
    try {
      while (answered.length > 0) {
        const wave = answered;
        answered = [];
        await deps.probe?.('send.after');
        const recorded = recordedOf(deps, workspaces);
        for (const { send, outcome } of wave) await take(deps, send, outcome, recorded);
        await deps.probe?.('record.before');
        await record(deps, recorded);
        await deps.probe?.('record.after');
      }
    } finally {
      // A wave that could not be recorded does not keep the next from being tried.
      recording = null;
    }
  }
  const ends = await Promise.allSettled(
    [...won].map(async (send) => {
      const context = await deps.contexts.get(send.workspace);
      const outcome = await callProvider(deps, context, dispatchOf(send), QUEUED_TIMEOUT_MS);
      over(send);
      answered.push({ send, outcome });
      // What is answered in the same turn of the event loop goes along.
      await new Promise((resolve) => setImmediate(resolve));
      await (recording ??= settle());
    }),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

function recordedOf(deps: Deps, workspaces: string): Recorded {
  return {
    workspaces,
    now: deps.clock.now(),
    lock: [],
    outcomes: [],
    messages: [],
    released: [],
    blocked: [],
    retries: [],
    decisions: [],
    answers: [],
    wakes: [],
    flagged: [],
  };
}

/** True if the send may go now. A deferral gives the place in the caps back and lets the run wait; nothing else was promised. */
async function decideAnew(deps: Deps, send: TakenSend, recorded: Recorded): Promise<boolean> {
  const context = await deps.contexts.get(send.workspace);
  const now = toRunTime(send.pace, deps.clock.now());
  if (send.run && send.status !== 'live') {
    recorded.released.push({ id: send.id, at: now, error: { code: 'run.over' } });
    return false;
  }
  const proposal: Proposal = {
    purpose: send.purpose,
    intent: send.intent,
    flow: send.flow,
    channels: [send.channel],
    // A person's answer is theirs to give; a run's is judged by what the customer has said since.
    inConversation:
      send.inConversation &&
      (send.run === null || isConversation(send.contact, send.channel, send.purpose, now, send.pace)),
    templates:
      send.content.type === 'template'
        ? { [send.channel]: { name: send.content.name, language: send.content.language } }
        : {},
  };
  const flow = send.flow ? { id: send.flow, paused: send.paused } : null;
  // Its own place in the caps does not stand in its way.
  const contact = { ...send.contact, deliveries: send.contact.deliveries.filter((row) => row.id !== send.id) };
  const facts = policyFacts(contact, context, proposal, flow, now, send.pace);
  const decision = decide(facts, proposal, context.policies);
  if (decision.verdict === 'allow') return true;
  recorded.decisions.push({
    id: newId('decision', deps.clock.now()),
    workspace: send.workspace,
    contact: contact.id,
    run: send.run,
    call: send.call,
    at: now,
    verdict: decision.verdict,
    code: decision.code,
    channel: null,
    until: decision.verdict === 'defer' ? decision.until : null,
    version: decision.policyVersion,
    proposal,
    facts,
    trace: decision.trace,
    test: send.test,
  });
  recorded.released.push({ id: send.id, at: now, error: { code: decision.code } });
  if (send.run) recorded.wakes.push(send.run);
  return false;
}

async function submit(deps: Deps, workspaces: string, sends: TakenSend[]): Promise<TakenSend[]> {
  if (sends.length === 0) return [];
  const now = deps.clock.now();
  const p = {
    workspaces,
    now,
    sends: sends.map((send) => ({
      id: send.id,
      contact: send.contact.id,
      policyRev: send.contact.policyRev,
      deadline: now + SEND_DEADLINE_MS,
      at: toRunTime(send.pace, now),
    })),
  };
  await deps.probe?.('claim.before');
  const [row] = await deps.sql<{ won: string[] }[]>`select hilo_submit(${JSON.stringify(p)}::text::jsonb) as won`;
  await deps.probe?.('claim.after');
  const won = new Set(row?.won);
  return sends.filter((send) => won.has(send.id));
}

async function take(deps: Deps, send: TakenSend, outcome: SendOutcome, recorded: Recorded): Promise<void> {
  const now = deps.clock.now();
  const at = toRunTime(send.pace, now);
  const context = await deps.contexts.get(send.workspace);
  const tell = (result: Extract<Input, { type: 'outcome' }>['result']) => {
    if (send.run)
      recorded.answers.push({
        run: send.run,
        workspace: send.workspace,
        input: { type: 'outcome', at: now, call: send.call, result },
      });
  };
  if (outcome.status === 'accepted') {
    const { settled, message } = acceptedRows(deps, context, dispatchOf(send), outcome, at);
    recorded.outcomes.push(settled);
    recorded.messages.push(message);
    recorded.lock.push(send.contact.id);
    return tell({ status: 'sent', channel: send.channel, delivery: send.id });
  }
  if (outcome.status === 'unknown') {
    recorded.outcomes.push({
      id: send.id,
      state: 'unknown',
      error: { detail: outcome.detail },
      at,
      nextAt: now + 1000,
    });
    return tell({ status: 'unknown' });
  }
  const { settled, retries, blocked } = refusalRows(deps, { ...send, contact: send.contact.id }, outcome, at);
  recorded.outcomes.push(settled);
  recorded.retries.push(...retries);
  recorded.blocked.push(...blocked);
  if (blocked.length > 0) recorded.lock.push(send.contact.id);
  // The run looks at its ledger again: the next channel, or "not sent".
  if (send.run && retries.length === 0) recorded.wakes.push(send.run);
}

async function record(deps: Deps, recorded: Recorded): Promise<void> {
  await insist(() => deps.sql`select hilo_record(${lean({ ...recorded, runs: undefined })}::text::jsonb)`);
  for (const { workspace, contact } of recorded.messages) tell(deps.sql, workspace, 'contact', [contact]);
}

/** What a provider said of sends that nobody had heard of: shared with the sweep of unknown ones. */
export async function recordSettled(
  deps: Deps,
  workspace: string,
  rows: Partial<Omit<Recorded, 'workspaces' | 'now'>>,
): Promise<void> {
  const p = lean({ workspaces: workspace, now: deps.clock.now(), ...rows });
  await insist(() => deps.sql`select hilo_record(${p}::text::jsonb)`);
  for (const { contact } of rows.messages ?? []) tell(deps.sql, workspace, 'contact', [contact]);
}

function dispatchOf(send: TakenSend): Dispatch {
  const { id, workspace, run, node, channel, address, provider, content, purpose, test, author } = send;
  return {
    id,
    workspace,
    contact: send.contact.id,
    run,
    node,
    case: send.case,
    channel,
    address,
    provider,
    content,
    purpose,
    test,
    author,
  };
}

import type { JsonObject } from '../core/json';
import { decide } from '../core/policy/decide';
import type { Decision, Proposal } from '../core/policy/types';
import type { RenderedContent } from '../core/run';
import type { ChannelName, Purpose } from '../core/vocabulary';
import { newId } from '../db/ids';
import type { Deps } from './deps';
import { policyFacts } from './policy/facts';
import { commit, type Claim, type DecisionRow } from './runs/commit';
import { SEND_DEADLINE_MS } from './runs/decide-send';
import { LEDGER_WINDOW_MS, type LoadedContact } from './runs/load';
import { recordSettled } from './runs/perform';
import { acceptedRows, callProvider } from './runs/send';

/** A message by a person (or a notice of the system) to one contact, outside of any run. */
export interface DirectMessage {
  workspace: string;
  contact: string;
  channel: ChannelName;
  content: RenderedContent;
  /** `member:<id>` or `system`. */
  author: string;
  case?: string;
  purpose?: Purpose;
  /** A reply inside a conversation that the customer opened: hours and caps do not hold it. */
  inConversation: boolean;
}

export type DirectResult =
  | { status: 'sent' | 'queued'; delivery: string }
  | { status: 'not_sent'; code: string; params: JsonObject; until?: number }
  | { status: 'unknown'; delivery: string };

const TIMEOUT_MS = 15_000;
const TRIES = 5;

/** Reads one contact with what policy needs; null where the workspace has no such contact. */
export async function loadContact(deps: Deps, workspace: string, contact: string): Promise<LoadedContact | null> {
  const [row] = await deps.sql<{ contact: LoadedContact }[]>`
    select hilo_contact_in(${workspace}, ${contact}, ${deps.clock.now() - LEDGER_WINDOW_MS}) as contact`;
  return row?.contact ?? null;
}

/**
 * Sends one message through the same door as every run's: policy decides, the ledger is claimed under the contact's lock, the provider is
 * called once, and the thread says it. A refusal comes back as a value with the reason and, where there is one, the next allowed moment.
 */
export async function deliverMessage(deps: Deps, message: DirectMessage): Promise<DirectResult> {
  const context = await deps.contexts.get(message.workspace);
  const call = newId('message', deps.clock.now());
  const connection = context.connections.find((row) => row.channels.includes(message.channel));
  const adapter = connection && deps.channels.get(connection.provider);
  if (!adapter) return { status: 'not_sent', code: 'send.no_connection', params: { channel: message.channel } };

  for (let attempt = 0; attempt < TRIES; attempt++) {
    const contact = await loadContact(deps, message.workspace, message.contact);
    if (!contact) return { status: 'not_sent', code: 'send.no_contact', params: {} };
    const now = deps.clock.now();
    const proposal = proposalOf(message, call);
    const facts = policyFacts(contact, context, proposal, null, now);
    const decision = decide(facts, proposal, context.policies);
    const row = decisionRow(message, call, now, proposal, facts, decision);
    if (decision.verdict !== 'allow') {
      await commit(deps.sql, { workspaces: message.workspace, now, runs: [], decisions: [row] });
      return {
        status: 'not_sent',
        code: decision.code,
        params: decision.params,
        ...(decision.verdict === 'defer' ? { until: decision.until } : {}),
      };
    }
    const claim: Claim = {
      n: 0,
      id: newId('delivery', now),
      workspace: message.workspace,
      contact: contact.id,
      call,
      attempt: 1,
      run: null,
      flow: null,
      node: null,
      ...(message.case ? { case: message.case } : {}),
      channel: message.channel,
      purpose: proposal.purpose,
      intent: proposal.intent,
      address: decision.address.value,
      provider: adapter.provider,
      content: message.content,
      state: adapter.inline ? 'submitted' : 'reserved',
      at: now,
      nextAt: now + (adapter.inline ? SEND_DEADLINE_MS : 0),
      decision: row.id,
      windows: decision.windows,
      author: message.author,
      inConversation: message.inConversation,
      test: false,
      policyRev: contact.policyRev,
    };
    const done = await commit(deps.sql, {
      workspaces: message.workspace,
      now,
      lock: [contact.id],
      runs: [],
      claims: [claim],
      decisions: [row],
    });
    if (!done.claimed.has(claim.id)) continue;
    if (!adapter.inline) {
      await deps.sql.notify('hilo_due', '');
      return { status: 'queued', delivery: claim.id };
    }
    const dispatch = { ...claim, case: message.case ?? null, author: message.author };
    const outcome = await callProvider(deps, context, dispatch, TIMEOUT_MS);
    const at = deps.clock.now();
    if (outcome.status === 'accepted') {
      const { settled, message: said } = acceptedRows(deps, context, dispatch, outcome, at);
      await recordSettled(deps, message.workspace, { lock: [contact.id], outcomes: [settled], messages: [said] });
      return { status: 'sent', delivery: claim.id };
    }
    if (outcome.status === 'unknown') {
      await recordSettled(deps, message.workspace, {
        outcomes: [{ id: claim.id, state: 'unknown', error: { detail: outcome.detail }, at, nextAt: at + 1000 }],
      });
      return { status: 'unknown', delivery: claim.id };
    }
    await recordSettled(deps, message.workspace, {
      outcomes: [
        {
          id: claim.id,
          state: 'failed',
          error: { code: outcome.code, class: outcome.retry, detail: outcome.detail },
          at,
          nextAt: null,
        },
      ],
    });
    return { status: 'not_sent', code: outcome.code, params: {} };
  }
  return { status: 'not_sent', code: 'send.busy', params: {} };
}

function proposalOf(message: DirectMessage, call: string): Proposal {
  const { content, channel } = message;
  return {
    purpose: message.purpose ?? 'service',
    // Every message of a person is its own: it repeats nobody.
    intent: call,
    flow: null,
    channels: [channel],
    templates: content.type === 'template' ? { [channel]: { name: content.name, language: content.language } } : {},
    inConversation: message.inConversation,
  };
}

function decisionRow(
  message: DirectMessage,
  call: string,
  at: number,
  proposal: Proposal,
  facts: DecisionRow['facts'],
  decision: Decision,
): DecisionRow {
  return {
    id: newId('decision', at),
    workspace: message.workspace,
    contact: message.contact,
    run: null,
    call,
    at,
    verdict: decision.verdict,
    code: decision.verdict === 'allow' ? null : decision.code,
    channel: decision.verdict === 'allow' ? decision.channel : null,
    until: decision.verdict === 'defer' ? decision.until : null,
    version: decision.policyVersion,
    proposal,
    facts,
    trace: decision.trace,
    test: false,
  };
}

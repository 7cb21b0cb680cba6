import { decide } from '../../core/policy/decide';
import type { Decision, Proposal } from '../../core/policy/types';
import type { CallResult, OpenCall, SendCall } from '../../core/run';
import type { ChannelName } from '../../core/vocabulary';
import { newId } from '../../db/ids';
import { isConversation, policyFacts } from '../policy/facts';
import type { Claim, DecisionRow } from './commit';
import type { Passage } from './passage';
import { MAX_ATTEMPTS, openAgain, type LastTry } from './refusal';

/** What an in-flight send may take before it counts as unknown. */
export const SEND_DEADLINE_MS = 30_000;

/** What deciding reads of a passage; it changes nothing there. */
type Sender = Pick<Passage, 'run' | 'contact' | 'shell' | 'now' | 'test'>;

/** What a run hears about its send at once, or the claim that the ledger has to take; with the verdict, where policy was asked. */
export type DecidedSend =
  { answer: CallResult } | { answer: CallResult; decision: DecisionRow } | { claim: Claim; decision: DecisionRow };

/** Decides an open send by the run's ledger and the policy. Null: it has somebody on the way. */
export function decideSend(sender: Sender, open: OpenCall, call: SendCall): DecidedSend | null {
  const { run, contact, shell, now } = sender;
  const entries = run.ledger.filter((entry) => entry.call === open.id);
  if (open.held && entries.length === 0) return null;
  if (entries.some((entry) => entry.state !== 'failed' && entry.state !== 'cancelled')) return null;
  const last = new Map<ChannelName, LastTry>();
  for (const entry of [...entries].sort((a, b) => a.attempt - b.attempt)) last.set(entry.channel, entry);
  const connected = call.channels.filter((channel) => shell.provider(channel) && call.content[channel]);
  const opens = connected.map((channel) => {
    const tried = last.get(channel);
    return { channel, at: tried ? openAgain(tried) : now };
  });
  const channels = opens.flatMap(({ channel, at }) => (at !== null && at <= now ? [channel] : []));
  if (channels.length === 0) {
    const later = opens.flatMap(({ at }) => (at === null ? [] : [at]));
    if (later.length > 0 && entries.length < MAX_ATTEMPTS)
      return { answer: { status: 'deferred', until: Math.min(...later), code: 'send.wait_long' } };
    const code = connected.length === 0 ? 'send.no_connection' : 'send.failed';
    return { answer: { status: 'not_sent', code, params: { channel: call.channels[0] ?? null } } };
  }
  const [first] = channels;
  // An answer goes where the customer wrote; what may not go there as an answer is a message like any other.
  const reply = first !== undefined && isConversation(contact, first, call.purpose, now, run.pace);
  const answered = reply ? judge(sender, call, [first], true) : null;
  const judged = answered?.verdict.verdict === 'allow' ? answered : judge(sender, call, channels, false);
  const { verdict } = judged;
  const decision = decisionRow(sender, open.id, judged);
  if (verdict.verdict === 'defer') {
    const { until, code, params } = verdict;
    return { decision, answer: { status: 'deferred', until: Math.max(until, now + 1000), code, params } };
  }
  if (verdict.verdict === 'suppress')
    return { decision, answer: { status: 'not_sent', code: verdict.code, params: verdict.params } };
  const claim = claimOf(sender, open, call, verdict, {
    decision: decision.id,
    attempt: entries.length + 1,
    inConversation: judged.proposal.inConversation,
  });
  return claim && { decision, claim };
}

interface Judged {
  proposal: Proposal;
  facts: DecisionRow['facts'];
  verdict: Decision;
}

function judge({ run, contact, shell, now }: Sender, call: SendCall, channels: ChannelName[], reply: boolean): Judged {
  const { purpose, intent } = call;
  const templates = templatesOf(call, channels);
  const proposal: Proposal = { purpose, intent, flow: run.flow, channels, templates, inConversation: reply };
  const flow = { id: run.flow, paused: run.paused };
  const facts = policyFacts(contact, shell.context, proposal, flow, now, run.pace);
  return { proposal, facts, verdict: decide(facts, proposal, shell.context.policies) };
}

function claimOf(
  { run, contact, shell, now, test }: Sender,
  open: OpenCall,
  call: SendCall,
  allowed: Extract<Decision, { verdict: 'allow' }>,
  by: Pick<Claim, 'decision' | 'attempt' | 'inConversation'>,
): Claim | null {
  const { channel, address } = allowed;
  const provider = shell.provider(channel);
  const content = call.content[channel];
  if (!provider || !content) return null;
  return {
    n: 0,
    id: newId('delivery', shell.now),
    workspace: run.workspace,
    contact: contact.id,
    call: open.id,
    run: run.id,
    flow: run.flow,
    node: open.node,
    channel,
    purpose: call.purpose,
    intent: call.intent,
    address: address.value,
    provider: provider.name,
    content,
    state: provider.inline ? 'submitted' : 'reserved',
    at: now,
    nextAt: shell.now + (provider.inline ? SEND_DEADLINE_MS : 0),
    windows: allowed.windows,
    author: 'run',
    test,
    policyRev: contact.policyRev,
    ...by,
  };
}

function templatesOf(call: SendCall, channels: ChannelName[]): Proposal['templates'] {
  const templates: Proposal['templates'] = {};
  for (const channel of channels) {
    const content = call.content[channel];
    if (content?.type === 'template') templates[channel] = { name: content.name, language: content.language };
  }
  return templates;
}

function decisionRow(sender: Sender, call: string, { proposal, facts, verdict }: Judged): DecisionRow {
  const { run, contact, shell, now, test } = sender;
  const allowed = verdict.verdict === 'allow';
  return {
    id: newId('decision', shell.now),
    workspace: run.workspace,
    contact: contact.id,
    run: run.id,
    call,
    at: now,
    verdict: verdict.verdict,
    code: allowed ? null : verdict.code,
    channel: allowed ? verdict.channel : null,
    until: verdict.verdict === 'defer' ? verdict.until : null,
    version: verdict.policyVersion,
    proposal,
    // The ledger is shared by the batch and grows: the decision keeps what it saw.
    facts: { ...facts, deliveries: [...facts.deliveries] },
    trace: verdict.trace,
    test,
  };
}

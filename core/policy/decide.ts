import type { JsonObject, Instant } from '../json';
import type { ChannelName } from '../vocabulary';
import { placeOf } from './place';
import { RULES } from './rules';
import { findAddress } from './rules/address';
import type { RuleContext } from './rules/rule';
import type { Decision, Policies, PolicyFacts, Proposal, RuleTrace } from './types';

/** What one channel's rules came to. */
type ChannelVerdict =
  | { verdict: 'allow'; channel: ChannelName }
  | { verdict: 'defer'; channel: ChannelName; until: Instant; code: string; params: JsonObject }
  | { verdict: 'suppress'; channel: ChannelName; code: string; params: JsonObject };

/** Says the word of every rule on one channel, up to the first refusal; true when nothing stands in the way. */
function judge(context: RuleContext, trace: RuleTrace[]): boolean {
  let free = true;
  for (const rule of RULES) {
    if (context.proposal.inConversation && !rule.holdsReplies) continue;
    const found = rule.check(context);
    let refused = false;
    for (const finding of Array.isArray(found) ? found : [found]) {
      trace.push({ rule: rule.id, channel: context.channel, ...finding });
      free &&= finding.verdict === 'pass';
      refused ||= finding.verdict === 'suppress';
    }
    if (refused) return false;
  }
  return free;
}

/** One channel's verdict from its rows: a refusal, else the latest of what holds it, else free. */
function verdictOn(channel: ChannelName, trace: readonly RuleTrace[]): ChannelVerdict | null {
  let seen = false;
  let held: RuleTrace | null = null;
  for (const row of trace) {
    if (row.channel !== channel) continue;
    seen = true;
    if (row.verdict === 'suppress') return { verdict: 'suppress', channel, code: row.code, params: row.params };
    if (row.verdict === 'defer' && (held === null || (row.until ?? 0) > (held.until ?? 0))) held = row;
  }
  if (!seen) return null;
  if (held === null) return { verdict: 'allow', channel };
  return { verdict: 'defer', channel, until: held.until ?? 0, code: held.code, params: held.params };
}

/**
 * The verdict that a stored trace stands for: the first channel that is free, else the earliest that will be, else the first
 * channel's refusal. `decide` itself answers by it, so a trace always replays to the verdict it was stored with (gap 4).
 * @example replay(decision.trace).verdict === decision.verdict
 */
export function replay(trace: readonly RuleTrace[]): ChannelVerdict {
  let earliest: ChannelVerdict | null = null;
  let first: ChannelVerdict | null = null;
  for (const channel of new Set(trace.map((row) => row.channel))) {
    const one = verdictOn(channel, trace);
    if (one?.verdict === 'allow') return one;
    first ??= one;
    if (one?.verdict !== 'defer') continue;
    if (earliest?.verdict !== 'defer' || one.until < earliest.until) earliest = one;
  }
  return earliest ?? first ?? { verdict: 'suppress', channel: 'whatsapp', code: 'policy.no_channel', params: {} };
}

/**
 * May we send this, to this contact, now, and on which of its channels? Pure and total; the trace names every rule of every channel
 * tried with what it read. An allow carries what the claim must hold against: the contact's `policyRev` and the windows to count
 * again. A defer's `until` lies after `facts.now`; whoever comes back then decides anew.
 * @example decide(facts, proposal, policies).verdict // 'allow' | 'defer' | 'suppress'
 */
export function decide(facts: PolicyFacts, proposal: Proposal, policies: Policies): Decision {
  const place = placeOf(facts, policies);
  const trace: RuleTrace[] = [];
  const policyVersion = policies.version;
  for (const channel of new Set(proposal.channels)) {
    const context: RuleContext = { facts, proposal, policies, channel, place };
    if (!judge(context, trace)) continue;
    const { address } = findAddress(facts, channel);
    if (!address) continue;
    return {
      policyVersion,
      trace,
      verdict: 'allow',
      channel,
      address: { id: address.id, kind: address.kind, value: address.value },
      policyRev: facts.contact.policyRev,
      windows: proposal.inConversation ? [] : RULES.flatMap((rule) => rule.windows?.(context) ?? []),
      rerouted: channel !== proposal.channels[0],
    };
  }
  const verdict = replay(trace);
  if (verdict.verdict === 'defer') {
    const { until, code, params } = verdict;
    return { policyVersion, trace, verdict: 'defer', until, code, params };
  }
  const { code, params } = verdict.verdict === 'suppress' ? verdict : { code: 'policy.no_channel', params: {} };
  return { policyVersion, trace, verdict: 'suppress', code, params };
}

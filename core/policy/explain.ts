import type { Instant, JsonObject } from '../json';
import type { Said } from '../run';
import type { ChannelName } from '../vocabulary';
import { decide } from './decide';
import type { Decision, Policies, PolicyFacts, Proposal, RuleTrace } from './types';
import { DAY } from './zone';

function headline(decision: Decision): Said {
  if (decision.verdict === 'allow') {
    return {
      code: decision.rerouted ? 'policy.verdict.rerouted' : 'policy.verdict.allow',
      params: { channel: decision.channel },
    };
  }
  if (decision.verdict === 'suppress') return { code: 'policy.verdict.suppress', params: {} };
  const params: JsonObject = { untilAt: decision.until, zone: decision.params.zone ?? null };
  return { code: decision.params.recheck === true ? 'policy.verdict.recheck' : 'policy.verdict.defer', params };
}

/**
 * A decision as sentences: the verdict first, then each rule that stood in the way, in the order of the rules; with `all` also the
 * rules that let it through. Words for `say`.
 */
export function explain(decision: Decision, options: { all?: boolean } = {}): Said[] {
  const said = [headline(decision)];
  const heard = new Set<string>();
  const rows: { code: string; params: JsonObject }[] =
    decision.trace.length > 0 || decision.verdict === 'allow' ? decision.trace : [decision];
  for (const row of rows) {
    if ('verdict' in row && row.verdict === 'pass' && !options.all) continue;
    // A pause or a kill switch says the same of every channel: once is enough.
    const key = row.code + JSON.stringify(row.params);
    if (heard.has(key)) continue;
    heard.add(key);
    said.push({ code: row.code, params: row.params });
  }
  return said;
}

/** The next instant at which a proposal would be allowed with nothing else changed, or why there is none to name. */
export type NextAllowed =
  | { at: Instant; channel: ChannelName; decision: Decision }
  | { at: null; reason: 'never' | 'open_ended' | 'beyond'; decision: Decision };

/** Each step moves the clock past a rule's own end; real policies need fewer than ten. */
const MOST_STEPS = 500;

/** When a channel's obstacles end: null where nobody knows or never. */
function endOf(trace: readonly RuleTrace[], channel: ChannelName): Instant | null {
  let latest: Instant | null = null;
  for (const row of trace) {
    if (row.channel !== channel || row.verdict === 'pass') continue;
    if (row.until === undefined || row.params.recheck === true) return null;
    if (latest === null || row.until > latest) latest = row.until;
  }
  return latest;
}

/**
 * "When could we?": decides again at each instant at which an obstacle ends, until something is allowed. Obstacles without a known end (a
 * pause, an open case, a template in review) are not guessed at.
 * @param horizonDays how far to look ahead
 */
export function nextAllowed(
  facts: PolicyFacts,
  proposal: Proposal,
  policies: Policies,
  horizonDays: number,
): NextAllowed {
  const horizon = facts.now + horizonDays * DAY;
  let now = facts.now;
  let decision = decide(facts, proposal, policies);
  for (let step = 0; step < MOST_STEPS; step++) {
    if (decision.verdict === 'allow') return { at: now, channel: decision.channel, decision };
    const channels = new Set(decision.trace.map((row) => row.channel));
    let next: Instant | null = null;
    for (const channel of channels) {
      const end = endOf(decision.trace, channel);
      if (end !== null && end > now && (next === null || end < next)) next = end;
    }
    if (next === null) {
      const waiting = decision.trace.some((row) => row.params.recheck === true);
      return { at: null, reason: waiting ? 'open_ended' : 'never', decision };
    }
    if (next > horizon) break;
    now = next;
    decision = decide({ ...facts, now }, proposal, policies);
  }
  return { at: null, reason: 'beyond', decision };
}

/** The answer as a sentence, to stand under "why was this customer not contacted?". */
export function sayNext(next: NextAllowed, zone: string, horizonDays: number): Said {
  if (next.at !== null) return { code: 'policy.next.at', params: { nextAt: next.at, zone, channel: next.channel } };
  if (next.reason === 'beyond') return { code: 'policy.next.beyond', params: { days: horizonDays } };
  return { code: `policy.next.${next.reason}`, params: {} };
}

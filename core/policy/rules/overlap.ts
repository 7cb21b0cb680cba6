import { HOUR } from '../zone';
import { holdsPlace } from '../window';
import { pass, recheck, suppress, type Rule } from './rule';

const RECHECK_CASE = HOUR;

/**
 * The same message intent already went out on another channel: the person has it, and a second copy later is no better than one now
 * (R115, R118). An entry of unknown outcome counts: it may have arrived.
 */
export const sameIntent: Rule = {
  id: 'overlap.same_intent',
  holdsReplies: false,
  check(context) {
    const { channel, facts, policies, proposal } = context;
    const length = policies.sameIntentHours * HOUR;
    if (proposal.intent === '' || length <= 0) return pass('policy.overlap.none');
    let last: (typeof facts.deliveries)[number] | null = null;
    for (const entry of facts.deliveries) {
      if (entry.intent !== proposal.intent || entry.channel === channel || !holdsPlace(entry)) continue;
      if (facts.now >= entry.at + length || (last !== null && last.at >= entry.at)) continue;
      last = entry;
    }
    if (last === null) return pass('policy.overlap.none', { hours: policies.sameIntentHours });
    const params = { other: last.channel, sentAt: last.at, hours: policies.sameIntentHours, delivery: last.id };
    return suppress(context, 'policy.overlap.same_intent', params, last.at + length);
  },
};

/** While somebody has an open case, resolve it before selling (R116): held for as long as it stays open. */
export const openCase: Rule = {
  id: 'overlap.open_case',
  holdsReplies: false,
  check(context) {
    const { facts, policies, proposal } = context;
    const open = facts.openCases[0];
    if (!open || !policies.openCaseHolds.includes(proposal.purpose)) return pass('policy.case.none');
    return recheck(context, 'policy.case.open', RECHECK_CASE, {
      case: open.id,
      kind: open.kind,
      purpose: proposal.purpose,
    });
  },
};

import { HOUR } from '../zone';
import { defer, pass, suppress, type Finding, type Rule } from './rule';

/** Rest after a conversion or a complaint (R112): held until it is over. */
export const coolDown: Rule = {
  id: 'cool_down',
  holdsReplies: false,
  check(context) {
    const { facts, policies, proposal } = context;
    const findings: Finding[] = [];
    for (const rule of policies.coolDowns) {
      if (rule.after === 'refusal' || !rule.purposes.includes(proposal.purpose)) continue;
      const since = rule.after === 'conversion' ? facts.lastConversionAt : facts.lastComplaintAt;
      if (since === null || facts.now >= since + rule.hours * HOUR) continue;
      const params = { rule: rule.id, sinceAt: since, hours: rule.hours };
      findings.push(defer(context, `policy.cool_down.${rule.after}`, since + rule.hours * HOUR, params));
    }
    return findings.length > 0 ? findings : pass('policy.cool_down.none');
  },
};

/** A "no" is a state: the same offer stays away on every channel (R100). Not held, since it must not come by itself later. */
export const refusal: Rule = {
  id: 'refusal',
  holdsReplies: false,
  check(context) {
    const { facts, policies, proposal } = context;
    let worst: Finding | null = null;
    for (const rule of policies.coolDowns) {
      if (rule.after !== 'refusal' || !rule.purposes.includes(proposal.purpose)) continue;
      for (const one of facts.refusals) {
        const until = one.at + rule.hours * HOUR;
        if (one.intent !== proposal.intent || facts.now >= until || (worst?.until ?? 0) >= until) continue;
        const params = { rule: rule.id, intent: one.intent, refusedAt: one.at, hours: rule.hours };
        worst = suppress(context, 'policy.refusal.active', params, until);
      }
    }
    return worst ?? pass('policy.refusal.none');
  },
};

import { pass, suppress, type Rule } from './rule';

/** Exclusion lists: opt-outs, complaints, hard bounces, registries; for one channel and purpose or for any (R114). */
export const suppression: Rule = {
  id: 'suppression',
  holdsReplies: true,
  check(context) {
    const { facts, proposal, channel } = context;
    let worst: (typeof facts.suppressions)[number] | null = null;
    for (const one of facts.suppressions) {
      if (one.channel !== null && one.channel !== channel) continue;
      if (one.purpose !== null && one.purpose !== proposal.purpose) continue;
      if (one.until !== null && one.until <= facts.now) continue;
      if (worst === null || one.until === null || (worst.until !== null && one.until > worst.until)) worst = one;
    }
    if (worst === null) return pass('policy.suppression.none');
    const params = { suppression: worst.id, reason: worst.reason, channel, purpose: proposal.purpose };
    return suppress(context, 'policy.suppression.active', params, worst.until);
  },
};

import type { PolicyFacts } from '../types';
import { pass, suppress, type Rule } from './rule';

type Consent = PolicyFacts['consents'][number];

function latest(context: Parameters<Rule['check']>[0]): Consent | null {
  let found: Consent | null = null;
  for (const one of context.facts.consents) {
    if (one.channel !== context.channel || one.purpose !== context.proposal.purpose) continue;
    if (found === null || one.at >= found.at) found = one;
  }
  return found;
}

/** Consent for this channel and purpose, as strict as the workspace asks for the purpose (R119). */
export const consent: Rule = {
  id: 'consent',
  holdsReplies: false,
  check(context) {
    const { channel, facts, policies, proposal } = context;
    const need = policies.consent[proposal.purpose];
    const base = { channel, purpose: proposal.purpose, need };
    if (need === 'none') return pass('policy.consent.not_asked', base);
    const word = latest(context);
    if (word === null) {
      return need === 'granted'
        ? suppress(context, 'policy.consent.missing', base)
        : pass('policy.consent.not_needed', base);
    }
    const params = { ...base, consent: word.id, givenAt: word.at, zone: context.place.zone };
    if (word.status === 'withdrawn') return suppress(context, 'policy.consent.withdrawn', params);
    if (need === 'not_withdrawn') return pass('policy.consent.not_needed', params);
    if (word.status === 'pending') return suppress(context, 'policy.consent.pending', params);
    if (word.status === 'expired' || (word.expiresAt !== null && word.expiresAt <= facts.now)) {
      return suppress(context, 'policy.consent.expired', params);
    }
    return pass('policy.consent.granted', { ...params, basis: word.basis });
  },
};

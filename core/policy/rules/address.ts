import { REACHED_BY, type ChannelName } from '../../vocabulary';
import type { PolicyFacts } from '../types';
import { pass, suppress, type Rule } from './rule';

type Address = PolicyFacts['addresses'][number];
type Found = { address: Address } | { address: null; why: 'missing' | 'bounced' | 'blocked' };

const digits = (value: string) => value.replace(/\D/g, '');

/**
 * The address a channel would use, best kind first. A block on the best kind is the person's word on the channel, and no second kind
 * goes around it; a bounce only rules out the same number.
 */
export function findAddress(facts: PolicyFacts, channel: ChannelName): Found {
  let why: 'missing' | 'bounced' | 'blocked' = 'missing';
  const bounced: string[] = [];
  for (const kind of REACHED_BY[channel]) {
    let blocked = false;
    for (const address of facts.addresses) {
      if (address.kind !== kind) continue;
      if (address.state === 'ok' && !bounced.includes(digits(address.value) || address.value)) return { address };
      if (address.state === 'blocked') blocked = true;
      if (address.state === 'bounced') bounced.push(digits(address.value) || address.value);
    }
    if (blocked) return { address: null, why: 'blocked' };
    if (bounced.length > 0) why = 'bounced';
  }
  return { address: null, why };
}

/** Somewhere to send it: an address of a kind the channel reaches that neither bounced nor is blocked (R114). */
export const reachable: Rule = {
  id: 'address',
  holdsReplies: true,
  check(context) {
    const found = findAddress(context.facts, context.channel);
    if (found.address) return pass('policy.address.ok', { kind: found.address.kind, address: found.address.id });
    return suppress(context, `policy.address.${found.why}`, { channel: context.channel });
  },
};

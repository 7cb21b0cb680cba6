import { decide } from './policy/decide';
import type { Policies, PolicyFacts } from './policy/types';
import type { SimulatedPolicy } from './simulate';

/**
 * The real policy over a virtual contact: `decide` with the simulation's clock and with what the simulation itself has
 * sent counted in, so that caps and same-message rules bite as they would.
 * @param facts the contact as the policy knows it, before the simulation
 */
export function simulatedPolicy(facts: PolicyFacts, policies: Policies, flow: string | null = null): SimulatedPolicy {
  return (proposal, at, sent) => {
    const deliveries: PolicyFacts['deliveries'] = sent.map(({ call, channel, purpose, intent, at: when }) => ({
      id: call,
      channel,
      purpose,
      flow,
      intent,
      state: 'delivered',
      at: when,
    }));
    const now: PolicyFacts = { ...facts, now: at, deliveries: [...facts.deliveries, ...deliveries] };
    return decide(now, { ...proposal, flow }, policies);
  };
}

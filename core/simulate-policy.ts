import { isConversation } from './policy/conversation';
import { decide } from './policy/decide';
import type { Policies, PolicyFacts } from './policy/types';
import type { SimulatedPolicy } from './simulate';

/**
 * The real policy over a virtual contact: `decide` with the simulation's clock and with what happened in the simulation
 * itself counted in, so that caps, same-message rules and WhatsApp's window bite as they would. An answer to somebody who
 * has just written goes as an answer first, as it does in life.
 * @param facts the contact as the policy knows it, before the simulation
 */
export function simulatedPolicy(facts: PolicyFacts, policies: Policies, flow: string | null = null): SimulatedPolicy {
  return (proposal, at, { sent, heard, tags }) => {
    const deliveries: PolicyFacts['deliveries'] = sent.map((message) => ({
      id: message.call,
      channel: message.channel,
      purpose: message.purpose,
      flow,
      intent: message.intent,
      state: 'delivered',
      at: message.at,
      inConversation: message.inConversation ?? false,
    }));
    const now: PolicyFacts = {
      ...facts,
      now: at,
      contact: { ...facts.contact, tags: [...tags] },
      lastInbound: { ...facts.lastInbound, ...heard },
      deliveries: [...facts.deliveries, ...deliveries],
    };
    const [first] = proposal.channels;
    const { purpose } = proposal;
    const consent = facts.consents.find((one) => one.channel === first && one.purpose === purpose);
    if (first && isConversation(now.lastInbound[first], purpose, at, consent?.status)) {
      const answered = decide(now, { ...proposal, flow, channels: [first], inConversation: true }, policies);
      if (answered.verdict === 'allow') return { ...answered, inConversation: true };
    }
    return decide(now, { ...proposal, flow }, policies);
  };
}

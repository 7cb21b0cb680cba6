import type { Json } from '../../../core/json';
import { SAMPLE_FACTS } from '../../../core/samples/facts';
import type { Policies, PolicyFacts } from '../../../core/policy/types';
import type { Facts } from '../../../core/run';
import { simulatedPolicy } from '../../../core/simulate-policy';
import type { SimulatedPolicy } from '../../../core/simulate';
import { CHANNELS, PURPOSES, REACHED_BY, type AddressKind } from '../../../core/vocabulary';
import type { Environment } from '../../../core/program';

/** The customer of a test: what rules and texts read, and what the policy asks about. */
export interface VirtualContact {
  name: string;
  language: string;
  timeZone: string;
  country: string;
  attributes: { [key: string]: Json };
  tags: string[];
  /** With consent for every channel and purpose; without it, service messages are held back as in life. */
  consents: boolean;
}

export const VIRTUAL_CONTACT: VirtualContact = {
  name: SAMPLE_FACTS.contact.name ?? 'Ana',
  language: 'es',
  timeZone: 'America/Bogota',
  country: 'CO',
  attributes: {},
  tags: [],
  consents: true,
};

const ADDRESSES: { kind: AddressKind; value: string }[] = [
  ...SAMPLE_FACTS.contact.addresses,
  { kind: 'web_session', value: 'ws_test' },
];

export function factsOf(contact: VirtualContact): Facts {
  const { consents: _consents, ...known } = contact;
  return {
    contact: { ...SAMPLE_FACTS.contact, ...known, addresses: ADDRESSES },
    timeZone: contact.timeZone,
  };
}

/** The workspace's own rules over this customer: a test says what the real send would hear. */
export function policyOf(
  contact: VirtualContact,
  around: { policies: Policies; environment: Environment; flowId: string; at: number },
): SimulatedPolicy {
  const { policies, environment, flowId, at } = around;
  const consents = CHANNELS.flatMap((channel) =>
    PURPOSES.map((purpose) => ({
      id: `test_${channel}_${purpose}`,
      channel,
      purpose,
      status: 'granted' as const,
      basis: 'test',
      at,
      expiresAt: null,
    })),
  );
  const facts: PolicyFacts = {
    now: at,
    contact: { id: 'con_test', timeZone: contact.timeZone, country: contact.country, tags: contact.tags, policyRev: 1 },
    addresses: ADDRESSES.map((address) => ({ id: `test_${address.kind}`, ...address, state: 'ok' as const })),
    consents: contact.consents ? consents : [],
    suppressions: [],
    deliveries: [],
    openCases: [],
    lastConversionAt: null,
    lastComplaintAt: null,
    refusals: [],
    lastInbound: {},
    workspace: { timeZone: contact.timeZone, country: contact.country },
    flow: { id: flowId, paused: null },
    templates: environment.templates.map(({ name, language, channel, category, state }) => {
      return { name, language, channel, category, state };
    }),
  };
  return simulatedPolicy(facts, policies, flowId);
}

/** The channels this customer can be written to on. */
export const REACHABLE = CHANNELS.filter((channel) =>
  REACHED_BY[channel].some((kind) => ADDRESSES.some((address) => address.kind === kind)),
);

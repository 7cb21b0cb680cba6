import { z } from 'zod';
import { JsonSchema } from './document';
import type { Instant } from './json';
import type { Policies, PolicyFacts } from './policy/types';
import type { Environment } from './program';
import type { Facts } from './run';
import { SAMPLE_FACTS } from './samples/facts';
import type { SimulatedPolicy } from './simulate';
import { simulatedPolicy } from './simulate-policy';
import { ADDRESS_KINDS, CHANNELS, PURPOSES, type AddressKind } from './vocabulary';
import { isZone } from './zones';

const HOUR = 3_600_000;
const Channel = z.enum(CHANNELS);
const Purpose = z.enum(PURPOSES);
const HoursAgo = z.number().min(0).max(100_000);

/** What a made-up contact is reached at, by kind: numbers and names that belong to nobody. */
export const MADE_UP_ADDRESSES: { kind: AddressKind; value: string }[] = [
  ...SAMPLE_FACTS.contact.addresses,
  { kind: 'web_session', value: 'ws_test' },
];

/**
 * The customer of a test: what rules and texts read, and what the policy asks about. Everything has a default (Ana in
 * Bogota, with every consent and every address), so `{}` is somebody. Moments are hours before the start of the test, so
 * that the start can be moved.
 */
export const VirtualContactSchema = z.object({
  /** Splits draw by it: the same id always takes the same variant. */
  id: z.string().min(1).max(64).default(SAMPLE_FACTS.contact.id),
  name: z.string().max(200).default('Ana'),
  language: z.string().max(10).default('es'),
  timeZone: z.string().max(64).refine(isZone, 'not an IANA time zone').default('America/Bogota'),
  country: z.string().max(2).default('CO'),
  attributes: z.record(z.string().max(100), JsonSchema).default({}),
  tags: z.array(z.string().max(100)).max(100).default([]),
  addresses: z
    .array(z.object({ kind: z.enum(ADDRESS_KINDS), value: z.string().max(320) }))
    .max(20)
    .default(MADE_UP_ADDRESSES),
  preferred: z.array(Channel).max(CHANNELS.length).default([]),
  /** The latest word per channel and purpose; `all`: granted everywhere. */
  consents: z
    .union([
      z.literal('all'),
      z
        .array(
          z.object({
            channel: Channel,
            purpose: Purpose,
            status: z.enum(['granted', 'pending', 'withdrawn', 'expired']).default('granted'),
          }),
        )
        .max(CHANNELS.length * PURPOSES.length),
    ])
    .default('all'),
  /** What they were written lately: it holds its place in the caps. */
  lately: z
    .array(
      z.object({ channel: Channel, purpose: Purpose, intent: z.string().max(200).default(''), hoursAgo: HoursAgo }),
    )
    .max(500)
    .default([]),
  /** When they last wrote, by channel: it opens WhatsApp's window. */
  lastInbound: z.partialRecord(Channel, HoursAgo).default({}),
  suppressions: z
    .array(z.object({ channel: Channel.nullable(), purpose: Purpose.nullable(), reason: z.string().max(200) }))
    .max(50)
    .default([]),
  /** Kinds of the cases that are open with them. */
  openCases: z.array(z.string().max(100)).max(20).default([]),
});
export type VirtualContact = z.output<typeof VirtualContactSchema>;
export type VirtualContactInput = z.input<typeof VirtualContactSchema>;

/** Ana, with every consent. */
export const VIRTUAL_CONTACT: VirtualContact = VirtualContactSchema.parse({});

/** Whether they said yes to messages of this purpose on this channel. */
export const statusOf = (
  { consents }: Pick<VirtualContact, 'consents'>,
  channel: (typeof CHANNELS)[number],
  purpose: (typeof PURPOSES)[number],
) =>
  consents === 'all'
    ? 'granted'
    : consents.find((consent) => consent.channel === channel && consent.purpose === purpose)?.status;

/** The contact as a run reads it. */
export function factsOf(contact: VirtualContact): Facts {
  const { id, name, language, timeZone, country, attributes, tags, addresses, preferred } = contact;
  return {
    contact: {
      id,
      name: name === '' ? null : name,
      language,
      timeZone,
      country,
      attributes,
      tags,
      addresses,
      ...(preferred.length > 0 ? { preferred } : {}),
    },
    timeZone,
  };
}

/** What a test knows of the workspace around it. */
export interface PolicyAround {
  policies: Policies;
  environment: Environment;
  /** The flow's id, where it has one: caps may be its own. */
  flowId: string | null;
  /** When the test starts. */
  at: Instant;
}

/** The workspace's own rules over this customer: a test says what the real send would hear. */
export function policyOf(contact: VirtualContact, around: PolicyAround): SimulatedPolicy {
  const { policies, environment, flowId, at } = around;
  const facts: PolicyFacts = {
    now: at,
    contact: { id: contact.id, timeZone: contact.timeZone, country: contact.country, tags: contact.tags, policyRev: 1 },
    addresses: contact.addresses.map((address, n) => ({ id: `test_${n}`, ...address, state: 'ok' as const })),
    consents: CHANNELS.flatMap((channel) =>
      PURPOSES.flatMap((purpose) => {
        const status = statusOf(contact, channel, purpose);
        const id = `test_${channel}_${purpose}`;
        return status ? [{ id, channel, purpose, status, basis: 'test', at, expiresAt: null }] : [];
      }),
    ),
    suppressions: contact.suppressions.map((one, n) => ({ id: `test_${n}`, ...one, until: null })),
    deliveries: contact.lately.map(({ channel, purpose, intent, hoursAgo }, n) => ({
      id: `test_${n}`,
      channel,
      purpose,
      flow: null,
      intent,
      state: 'delivered' as const,
      at: at - hoursAgo * HOUR,
    })),
    openCases: contact.openCases.map((kind, n) => ({ id: `test_${n}`, kind })),
    lastConversionAt: null,
    lastComplaintAt: null,
    refusals: [],
    lastInbound: Object.fromEntries(
      Object.entries(contact.lastInbound).map(([channel, hoursAgo]) => [channel, at - hoursAgo * HOUR]),
    ),
    workspace: { timeZone: contact.timeZone, country: contact.country },
    flow: flowId === null ? null : { id: flowId, paused: null },
    templates: environment.templates.map(({ name, language, channel, category, state }) => {
      return { name, language, channel, category, state };
    }),
  };
  return simulatedPolicy(facts, policies, flowId);
}

/**
 * The contact as a scenario may keep them: nobody's name and addresses, and of their attributes only those that the flow
 * itself reads. A scenario lives as long as its flow, and an erasure does not look into it.
 */
export function anonymous(contact: VirtualContact, document: unknown): VirtualContact {
  const text = JSON.stringify(document) ?? '';
  const { name: _name, addresses, attributes, ...rest } = contact;
  return {
    ...rest,
    name: VIRTUAL_CONTACT.name,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([key]) => text.includes(key))),
    addresses: MADE_UP_ADDRESSES.filter(({ kind }) => addresses.some((address) => address.kind === kind)),
  };
}

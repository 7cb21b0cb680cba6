import type { Instant } from '../json';
import type { ChannelName, Purpose } from '../vocabulary';
import { DEFAULT_POLICIES } from './defaults';
import type { Policies, PolicyFacts, Proposal } from './types';

/** A moment in Bogota (UTC-5 all year): `bogota('2026-11-24T10:00')`. */
export const bogota = (wall: string): Instant => Date.parse(`${wall}:00-05:00`);
/** A Tuesday at ten in the morning: open by law and by policy. */
export const TUESDAY = bogota('2026-11-24T10:00');

const CONSENTING: ChannelName[] = ['whatsapp', 'sms', 'email'];

/** A contact in Bogota who consented to everything on WhatsApp, SMS and email, and heard nothing yet. */
export function facts(change: Partial<PolicyFacts> = {}): PolicyFacts {
  return {
    now: TUESDAY,
    contact: { id: 'con_1', timeZone: 'America/Bogota', country: 'CO', tags: [], policyRev: 7 },
    addresses: [
      { id: 'adr_w', kind: 'whatsapp', value: '573001112233', state: 'ok' },
      { id: 'adr_p', kind: 'phone', value: '+573001112233', state: 'ok' },
      { id: 'adr_e', kind: 'email', value: 'ana@example.com', state: 'ok' },
    ],
    consents: CONSENTING.flatMap((channel) =>
      (['marketing', 'service', 'transactional'] satisfies Purpose[]).map((purpose) => ({
        id: `cns_${channel}_${purpose}`,
        channel,
        purpose,
        status: 'granted' as const,
        basis: 'consent',
        at: bogota('2026-01-10T09:00'),
        expiresAt: null,
      })),
    ),
    suppressions: [],
    deliveries: [],
    openCases: [],
    lastConversionAt: null,
    lastComplaintAt: null,
    refusals: [],
    lastInbound: {},
    workspace: { timeZone: 'America/Bogota', country: 'CO' },
    flow: { id: 'flw_1', paused: null },
    templates: [
      { name: 'postventa_24h', language: 'es', channel: 'whatsapp', category: 'utility', state: 'approved' },
      { name: 'promo', language: 'es', channel: 'whatsapp', category: 'marketing', state: 'approved' },
    ],
    ...change,
  };
}

/** An SMS of purpose service. */
export function proposal(change: Partial<Proposal> = {}): Proposal {
  return {
    purpose: 'service',
    intent: 'post_sale',
    flow: 'flw_1',
    channels: ['sms'],
    templates: {},
    inConversation: false,
    ...change,
  };
}

/** The defaults without any rule of time or frequency, to look at one rule alone. */
export function policies(change: Partial<Policies> = {}): Policies {
  return {
    ...DEFAULT_POLICIES,
    packs: [],
    hours: null,
    caps: [],
    coolDowns: [],
    sameIntentHours: 0,
    openCaseHolds: [],
    ...change,
  };
}

/** An entry of the ledger that holds its place. */
export function delivery(
  at: Instant,
  change: Partial<PolicyFacts['deliveries'][number]> = {},
): PolicyFacts['deliveries'][number] {
  return {
    id: `dlv_${at}`,
    channel: 'sms',
    purpose: 'service',
    flow: 'flw_1',
    intent: 'other',
    state: 'delivered',
    at,
    ...change,
  };
}

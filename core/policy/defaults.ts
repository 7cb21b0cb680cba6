import { CHANNELS } from '../vocabulary';
import { CO_HOURS } from './packs/co';
import type { Policies } from './types';

/**
 * The contact rules a new workspace starts with. Law comes from the country pack; what stands here is the workspace's own policy and
 * may be changed. Service follows the pack's hours by choice: Ley 2300 does not ask it of a follow-up on something bought.
 */
export const DEFAULT_POLICIES: Policies = {
  schema: 1,
  version: 1,
  killSwitch: false,
  packs: ['CO'],
  defaultCountry: 'CO',
  hours: { purposes: ['service'], channels: [...CHANNELS], days: CO_HOURS, closedOnHolidays: true },
  caps: [
    { id: 'marketing_day', max: 1, window: { calendar: 'day' }, purpose: 'marketing' },
    { id: 'marketing_week', max: 3, window: { rolling: 'hours', hours: 168 }, purpose: 'marketing' },
    { id: 'service_day', max: 2, window: { calendar: 'day' }, purpose: 'service' },
  ],
  coolDowns: [
    { id: 'after_conversion', after: 'conversion', hours: 72, purposes: ['marketing'] },
    { id: 'after_complaint', after: 'complaint', hours: 336, purposes: ['marketing'] },
    { id: 'after_refusal', after: 'refusal', hours: 2160, purposes: ['marketing'] },
  ],
  sameIntentHours: 24,
  openCaseHolds: ['marketing'],
  consent: { marketing: 'granted', service: 'granted', transactional: 'not_withdrawn' },
};

/** A new workspace's policies, its own copy. */
export function defaultPolicies(): Policies {
  return structuredClone(DEFAULT_POLICIES);
}

import type { Instant, JsonObject } from '../../../core/json';
import { VIRTUAL_CONTACT, type VirtualContact } from '../../../core/virtual-contact';

/** Whom the Studio computes its examples for, the same everywhere: values of chips, previews, dates of waits, the test. */
export interface Sample {
  contact: VirtualContact;
  /** What comes in with the event that starts the flow. */
  payload: JsonObject;
  /** When it comes in; null: now. */
  at: Instant | null;
}

export const SAMPLE: Sample = { contact: VIRTUAL_CONTACT, payload: { order: '1042', amount: 120_000 }, at: null };

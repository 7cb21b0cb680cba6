import type { Instant } from '../json';
import type { Purpose } from '../vocabulary';

/** A customer's answer opens a conversation for so long: what a run says in it is not held by hours and caps. */
const CONVERSATION_MS = 15 * 60 * 1000;

/**
 * Whether a message answers somebody who has just written on its channel. Nothing answers "no more": a word to stop is
 * no conversation, on that channel and for that purpose.
 * @param heard when the customer last wrote on the channel, in the time of `now`
 * @param consent the latest word for the channel and the purpose
 */
export function isConversation(
  heard: Instant | undefined,
  purpose: Purpose,
  now: Instant,
  consent: string | undefined,
): boolean {
  if (purpose === 'marketing' || heard === undefined || now - heard > CONVERSATION_MS) return false;
  return consent !== 'withdrawn';
}

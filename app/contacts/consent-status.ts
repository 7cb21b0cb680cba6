import type { ContactView } from '../../services/contacts';

type Word = NonNullable<ContactView['standing']['consents']>[string];
export type ConsentStatus = Word['status'] | 'none';

/** What the latest word on a channel and purpose is worth at a moment, as the consent rule reads it. */
export function statusAt(word: Pick<Word, 'status' | 'expiresAt'> | undefined, now: number): ConsentStatus {
  if (!word) return 'none';
  const over = word.status === 'granted' && word.expiresAt !== null && word.expiresAt <= now;
  return over ? 'expired' : word.status;
}

import type { RetryClass, SendOutcome } from '../../channels/channel';
import type { Instant } from '../../core/json';
import { newId } from '../../db/ids';
import type { Deps } from '../deps';
import type { Settled } from './commit';

/** Tries of one send that a provider throttled or that never reached it. */
export const MAX_ATTEMPTS = 6;
/** W of `channels.md` section 0: not before so long on this channel, unless the provider names another time. */
export const WAIT_LONG_MS = 24 * 3600 * 1000;

/** The same send again, as a ledger row of its own. */
export interface Retry {
  id: string;
  of: string;
  at: Instant;
  nextAt: Instant;
}

export interface Refused {
  id: string;
  workspace: string;
  contact: string;
  address: string;
  provider: string;
  attempt: number;
}

/**
 * What a refusal comes to, by its retry class: R goes again later on the same channel; X gives the address up; F is told to people;
 * W, F, X and T leave the channel to the run, which takes its next one, waits long, or gives up.
 * @param at in the run's time
 */
export function refusalRows(
  deps: Deps,
  send: Refused,
  { retry, code, detail, retryAfterMs }: Extract<SendOutcome, { status: 'rejected' }>,
  at: Instant,
): { settled: Settled; retries: Retry[]; blocked: { contact: string; value: string }[] } {
  const now = deps.clock.now();
  if (retry === 'F') {
    const { workspace, id: delivery, provider } = send;
    deps.log.error({ workspace, delivery, provider, code }, 'a provider refused a send for its configuration');
  }
  const again = retry === 'R' && send.attempt < MAX_ATTEMPTS;
  return {
    settled: { id: send.id, state: 'failed', error: { code, class: retry, detail }, at, nextAt: null },
    retries: again
      ? [{ id: newId('delivery', now), of: send.id, at, nextAt: now + (retryAfterMs ?? backoff(send)) }]
      : [],
    blocked: retry === 'X' ? [{ contact: send.contact, value: send.address }] : [],
  };
}

/** 2, 4, 8 ... s, spread by the delivery's own id so that a throttled crowd does not come back as one. */
function backoff({ id, attempt }: Refused): number {
  const spread = [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1000, 7) / 1000;
  return Math.round(1000 * 2 ** attempt * (0.5 + spread));
}

/** A channel's latest entry for one call, as far as it bears on whether the channel may be tried again. */
export interface LastTry {
  state: string;
  class: RetryClass | null;
  /** When it came to this, in the run's time. */
  at: Instant;
}

/** When a refused channel may be tried again: null: never for this call. */
export function openAgain({ state, class: retry, at }: LastTry): Instant | null {
  if (state !== 'failed') return 0;
  return retry === 'W' ? at + WAIT_LONG_MS : null;
}

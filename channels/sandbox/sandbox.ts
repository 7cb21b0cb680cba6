import type { JsonObject } from '../../core/json';
import { CHANNELS } from '../../core/vocabulary';
import type { Channel, Lookup, RetryClass, SendOutcome } from '../channel';
import { lintContent } from '../lint';

/**
 * Phones without a provider. A send is accepted at once and kept nowhere: the phones on screen read the ledger, so what
 * the ledger calls accepted is what a phone shows.
 *
 * `settings.simulate` plays a provider's trouble:
 * - `'R' | 'W' | 'F' | 'X' | 'T'`: every send is refused with that class; `'unknown'`: nobody can tell.
 * - `'addresses'`: by the end of the address (of its part before an @): `0000` refused for good (X), `0001` unknown,
 *   `0002` throttled (R, after 1 s), `0003` wait long (W), `0004` wants a template (T), `0005` misconfigured (F).
 * - absent: everything is accepted, so that generated addresses never meet a rule by chance.
 */
export const sandbox: Channel = {
  provider: 'sandbox',
  channels: CHANNELS,
  inline: true,
  capabilities: { buttons: 20, buttonTitle: 200, text: 100_000, receipts: false, lookup: true },
  lint: lintContent,
  send({ settings }, message) {
    const simulated = settings['simulate'];
    if (simulated === undefined) return Promise.resolve(accepted(message.delivery));
    return Promise.resolve(simulate(settings, message.to) ?? accepted(message.delivery));
  },
  /**
   * Never seen, whatever the delivery: a phone shows only what the ledger holds as accepted, and nobody asks about an
   * accepted delivery. One that the ledger does not show as accepted was on no phone, so that sending it again cannot
   * reach a person twice.
   */
  lookup: () => Promise.resolve<Lookup>({ status: 'never_seen' }),
};

const BY_ENDING: Record<string, RetryClass | 'unknown'> = {
  '0000': 'X',
  '0001': 'unknown',
  '0002': 'R',
  '0003': 'W',
  '0004': 'T',
  '0005': 'F',
};

const CODES: Record<RetryClass, string> = {
  R: 'throttled',
  W: 'wait_long',
  F: 'misconfigured',
  X: 'recipient_unreachable',
  T: 'template_required',
};

function accepted(delivery: string): SendOutcome {
  return { status: 'accepted', providerId: `sbx_${delivery}` };
}

function simulate(settings: JsonObject, to: string): SendOutcome | null {
  const wanted = settings['simulate'] === 'addresses' ? BY_ENDING[endingOf(to)] : settings['simulate'];
  if (wanted === 'unknown') return { status: 'unknown', detail: 'The sandbox plays an answer that never came.' };
  if (!isRetryClass(wanted)) return null;
  return {
    status: 'rejected',
    retry: wanted,
    code: CODES[wanted],
    detail: 'The sandbox plays a refusal.',
    ...(wanted === 'R' ? { retryAfterMs: 1000 } : {}),
  };
}

function endingOf(to: string): string {
  const at = to.indexOf('@');
  return (at === -1 ? to : to.slice(0, at)).slice(-4);
}

function isRetryClass(value: unknown): value is RetryClass {
  return typeof value === 'string' && Object.hasOwn(CODES, value);
}

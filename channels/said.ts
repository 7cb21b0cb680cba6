import type { Said } from '../core/run';
import { SENTENCES } from '../core/words';
import type { SendOutcome } from './channel';

/**
 * What became of a send, as a sentence for a person: the code's own where one was written, else its class's with the
 * provider's words. Every key stands in `core/words/{es,en}/channels.ts`.
 *
 * @example saidOf({ status: 'rejected', retry: 'X', code: '131026', detail: '' }).code // 'provider.class_X'
 */
export function saidOf(outcome: Exclude<SendOutcome, { status: 'accepted' }>): Said {
  const params = { detail: outcome.detail };
  if (outcome.status === 'unknown') return { code: 'provider.unknown', params };
  const own = `provider.${outcome.code}`;
  const code = Object.hasOwn(SENTENCES.es, own) ? own : `provider.class_${outcome.retry}`;
  return { code, params: { ...params, code: outcome.code } };
}

import { z } from 'zod';
import type { Lookup, RetryClass, SendOutcome } from '../channel';
import type { NetworkError } from '../network-error';
import { redact } from '../redact';

/** What a gateway's answer holds, read leniently: a field of the wrong type is as good as absent. */
const AnswerSchema = z.object({
  id: z.string().min(1).max(256).optional().catch(undefined),
  status: z.string().optional().catch(undefined),
  error: z
    .object({
      code: z
        .string()
        .regex(/^[A-Za-z0-9_.-]{1,64}$/)
        .optional()
        .catch(undefined),
      message: z.string().optional().catch(undefined),
      retry: z.enum(['R', 'W', 'F', 'X', 'T']).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** Error codes of the contract that say more than the HTTP status; a gateway may also name the class itself. */
const CLASS_OF_CODE: Record<string, RetryClass> = {
  recipient_unknown: 'X',
  recipient_unreachable: 'X',
  recipient_opted_out: 'X',
  recipient_blocked: 'X',
  template_required: 'T',
  try_tomorrow: 'W',
  mailbox_full: 'W',
  throttled: 'R',
};

/** One answer of the gateway to a message. `secrets` never reach the detail. */
export function readAnswer(response: Response, text: string, delivery: string, secrets: string[]): SendOutcome {
  const answer = parseAnswer(text);
  const { status } = response;
  // 409: the gateway knows this delivery already, which is what the Idempotency-Key asks for.
  if (response.ok || (status === 409 && answer?.id !== undefined)) return readAccepted(status, text, answer, delivery);
  const error = answer?.error;
  const named = error?.retry ?? (error?.code === undefined ? undefined : CLASS_OF_CODE[error.code]);
  const retry = named ?? classOfStatus(status);
  const detail = redact(`HTTP ${status}${error?.message ? `: ${error.message}` : ''}`, secrets);
  if (retry === 'unknown') return { status: 'unknown', detail };
  const wait = retry === 'R' ? retryAfterMs(response.headers) : undefined;
  return {
    status: 'rejected',
    retry,
    code: error?.code ?? `http_${status}`,
    detail,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

function readAccepted(
  status: number,
  text: string,
  answer: z.infer<typeof AnswerSchema> | null,
  delivery: string,
): SendOutcome {
  if (answer) return { status: 'accepted', providerId: answer.id ?? delivery };
  // An empty 2xx is a gateway without ids of its own; anything else was not said by a gateway that knows the contract.
  if (text.trim() === '') return { status: 'accepted', providerId: delivery };
  return { status: 'unknown', detail: `HTTP ${status} with a body that is no JSON object.` };
}

/** A status without a word about what was done. 5xx says that something broke, not what had happened before. */
function classOfStatus(status: number): RetryClass | 'unknown' {
  if (status === 429 || status === 503 || status === 425) return 'R';
  if (status >= 500 || status === 408) return 'unknown';
  return 'F';
}

/** Seconds, or a date, which is compared with the answer's own `Date`: the gateway's clock, not ours. */
function retryAfterMs(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const wait = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(wait) && wait > 0 ? wait : undefined;
}

/** A call that brought no answer: unknown once the gateway may have read it. */
export function readFailure(error: NetworkError): SendOutcome {
  if (error.sent) return { status: 'unknown', detail: error.message };
  const retry = ['bad_url', 'blocked_address', 'tls', 'redirected'].includes(error.code) ? 'F' : 'R';
  return { status: 'rejected', retry, code: error.code, detail: error.message };
}

/**
 * The gateway's answer about a delivery. A bare 404 also comes from a gateway without a lookup, or from a mistyped URL,
 * and a message may be sent once more on the strength of this answer: "never seen" must be said in so many words.
 */
export function readLookup(response: Response, text: string): Lookup {
  const answer = parseAnswer(text);
  if (response.status === 404 && answer?.status === 'never_seen') return { status: 'never_seen' };
  if (!response.ok || answer?.id === undefined) return { status: 'cannot_tell' };
  switch (answer.status) {
    case 'accepted':
    case 'delivered':
    case 'read':
    case 'failed':
      return { status: answer.status, providerId: answer.id };
    default:
      return { status: 'cannot_tell' };
  }
}

function parseAnswer(text: string): z.infer<typeof AnswerSchema> | null {
  try {
    return AnswerSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

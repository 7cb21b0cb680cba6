import { z } from 'zod';
import type { JsonObject } from '../../core/json';
import { EventSchema, type EventInput } from '../ingest';

const E164 = /^\+[1-9]\d{6,14}$/;
/** What exchanges write where a caller hides the number. */
const HIDDEN = new Set(['', 'anonymous', 'unknown', 'unavailable', 'restricted', 'private']);

/** The contract for a telephone exchange (channels.md 5.2). */
export const MissedCallSchema = z.object({
  event_id: z.string().min(1).max(200),
  type: z.literal('call.missed'),
  occurred_at: z.iso.datetime({ offset: true }),
  call_id: z.string().min(1).max(200),
  from: z
    .string()
    .max(64)
    .refine((from) => E164.test(from) || HIDDEN.has(from.toLowerCase()), 'a number in E.164, or "anonymous"'),
  to: z.string().regex(E164, 'a number in E.164'),
  queue: z.string().max(100).optional(),
  ring_seconds: z.number().min(0).max(86_400).optional(),
  reason: z.enum(['no_answer', 'busy', 'abandoned', 'after_hours']),
});
export type MissedCall = z.infer<typeof MissedCallSchema>;

/** The first thing wrong with a body, or null. */
export function examineMissedCall(text: string): { field: string; reason: string } | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { field: '', reason: 'JSON' };
  }
  const issue = MissedCallSchema.safeParse(body).error?.issues[0];
  return issue ? { field: issue.path.join('.'), reason: issue.message } : null;
}

/** A missed call as an event of its caller; null where the caller hid: such a call is kept, and answered by nobody. */
export function missedCallEvent(source: string, call: MissedCall): EventInput | null {
  if (!E164.test(call.from)) return null;
  const { event_id, occurred_at, type, ...rest } = call;
  const payload: JsonObject = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return EventSchema.parse({
    id: event_id,
    source: `pbx:${source}`,
    name: type,
    contact: { phone: call.from },
    payload,
    occurredAt: occurred_at,
  });
}

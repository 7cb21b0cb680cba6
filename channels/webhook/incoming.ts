import { z } from 'zod';
import { CHANNELS } from '../../core/vocabulary';
import type { Incoming } from '../channel';

const Id = z.string().min(1).max(256);
const At = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString());

const ReceiptSchema = z
  .object({
    type: z.literal('receipt'),
    /** The gateway's id, as it answered to the message. */
    id: Id.optional(),
    /** Our id; one of the two at least. */
    delivery: Id.optional(),
    status: z.enum(['accepted', 'delivered', 'read', 'failed']),
    at: At,
    code: z.string().max(64).optional(),
    detail: z.string().max(500).optional(),
  })
  .refine((receipt) => receipt.id !== undefined || receipt.delivery !== undefined, {
    path: ['delivery'],
    message: 'a receipt names its message by "delivery" or by "id"',
  });

const MessageSchema = z.object({
  type: z.literal('message'),
  id: Id,
  channel: z.enum(CHANNELS),
  from: z.string().min(1).max(320),
  text: z.string().max(10_000),
  /** The payload of the button that was pressed, as it came with the message. */
  payload: z.string().min(1).max(256).optional(),
  at: At,
  name: z.string().max(200).optional(),
});

const EventSchema = z.discriminatedUnion('type', [ReceiptSchema, MessageSchema]);
const BatchSchema = z.object({ events: z.array(EventSchema).max(1000) });

type Read = { ok: true; incoming: Incoming[] } | { ok: false; problem: { field: string; reason: string } };

/**
 * What a gateway posts to us: one event, or `{ "events": [...] }` of up to 1,000. All of it or nothing: the first problem
 * of a batch is the answer for the batch.
 */
export function readIncoming(body: Uint8Array): Read {
  const parsed = parseJson(body);
  if (parsed === undefined) return { ok: false, problem: { field: '', reason: 'the body is not JSON in UTF-8' } };
  const batch = typeof parsed === 'object' && parsed !== null && 'events' in parsed;
  const result = batch ? BatchSchema.safeParse(parsed) : EventSchema.safeParse(parsed);
  if (!result.success) {
    const issue = result.error.issues[0];
    return { ok: false, problem: { field: issue?.path.map(String).join('.') ?? '', reason: issue?.message ?? '' } };
  }
  const events = 'events' in result.data ? result.data.events : [result.data];
  return { ok: true, incoming: events.map(toIncoming) };
}

function toIncoming(event: z.infer<typeof EventSchema>): Incoming {
  if (event.type === 'message') {
    const { id, ...message } = event;
    return { ...message, providerId: id };
  }
  const { id, delivery, ...receipt } = event;
  return { ...receipt, providerId: id ?? null, delivery: delivery ?? null };
}

function parseJson(body: Uint8Array): unknown {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return parsed;
  } catch {
    return undefined;
  }
}

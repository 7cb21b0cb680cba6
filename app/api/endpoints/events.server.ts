import { z } from 'zod';
import { EventBatchSchema, EventSchema, ingest, type EventInput } from '../../../services/ingest';
import { unknownContacts } from '../../../services/known-contacts';
import { endpoint, failed, ok } from '../endpoint.server';
import { reasonOf, type FieldError } from '../problem.server';

const BatchSchema = z.object({ events: EventBatchSchema });

const Result = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('stored'),
    id: z.string(),
    contact: z.string(),
    heard: z.int().describe('Runs that listen for this event.'),
    runs: z.array(
      z.object({ id: z.string(), flow: z.string(), refused: z.string().nullable().describe('Why entry was refused.') }),
    ),
  }),
  z.object({ status: z.literal('duplicate'), id: z.string(), contact: z.string() }),
]);

/** One event, a list, or `{ events }`: problems are named the same way in the last two. */
function pick(raw: unknown) {
  if (Array.isArray(raw)) return { schema: BatchSchema, value: { events: raw as unknown[] } };
  const batch = typeof raw === 'object' && raw !== null && 'events' in raw;
  return { schema: batch ? BatchSchema : EventSchema, value: raw };
}

export const eventEndpoints = [
  endpoint({
    method: 'POST',
    path: '/events',
    tag: 'events',
    summary:
      'Take in one event or a batch of up to 1,000: all of it or nothing. Once by (source, id), in any order; an unknown contact is made.',
    roles: ['admin', 'designer', 'marketer'],
    body: z.union([BatchSchema, EventBatchSchema, EventSchema]),
    pick,
    maxBytes: 16 * 1024 * 1024,
    ingests: true,
    answers: { schema: z.object({ results: z.array(Result).describe('One an event, in their order.') }) },
    run: async ({ deps, workspace, body, language }) => {
      const single = !Array.isArray(body) && !('events' in body);
      const events: EventInput[] = Array.isArray(body) ? body : 'events' in body ? body.events : [body];
      const named = events.flatMap((event) => event.contact.id ?? []);
      const unknown = await unknownContacts(deps, workspace, named);
      if (unknown.size > 0) {
        const reason = reasonOf('contact.unknown', language);
        const errors = events.flatMap((event, n): FieldError[] =>
          event.contact.id !== undefined && unknown.has(event.contact.id)
            ? [{ field: single ? 'contact.id' : `events[${n}].contact.id`, reason }]
            : [],
        );
        return failed('invalid', { errors });
      }
      return ok({ results: await ingest(deps, workspace, events) });
    },
  }),
];

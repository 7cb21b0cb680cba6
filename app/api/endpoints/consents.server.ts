import { z } from 'zod';
import { listConsents, recordConsents, suppress, unsuppress } from '../../../services/consents';
import { getContact } from '../../../services/contacts';
import { ConsentSchema, ContactRefSchema } from '../../../services/ingest';
import { created, endpoint, EVERY_ROLE, failed, notFound, ok } from '../endpoint.server';
import { reasonOf } from '../problem.server';
import { EDIT_CONTACTS } from '../roles.server';
import { Anything, At, Channel, Id, Purpose } from '../schemas.server';

const Word = z.object({ contact: ContactRefSchema, ...ConsentSchema.shape });
const Words = z.array(Word).min(1).max(1000);
const BulkSchema = z.object({ consents: Words });
const Consent = z.looseObject({
  id: z.string(),
  channel: Channel,
  purpose: Purpose,
  status: z.enum(['granted', 'pending', 'withdrawn', 'expired']),
  evidence: Anything,
  at: z.string(),
});
const Suppression = z.looseObject({ id: z.string(), reason: z.string(), until: z.string().nullable() });
const ofContact = z.object({ contact: Id });

function pick(raw: unknown) {
  if (Array.isArray(raw)) return { schema: BulkSchema, value: { consents: raw as unknown[] } };
  const bulk = typeof raw === 'object' && raw !== null && 'consents' in raw;
  return { schema: bulk ? BulkSchema : Word, value: raw };
}

export const consentEndpoints = [
  endpoint({
    method: 'GET',
    path: '/consents',
    tag: 'consents',
    summary: 'Every word of consent a contact gave, with its evidence, newest first',
    roles: EVERY_ROLE,
    query: ofContact,
    answers: { schema: z.object({ items: z.array(Consent) }) },
    run: async ({ deps, workspace, query }) => {
      if (!(await getContact(deps, workspace, query.contact))) return notFound();
      return ok({ items: await listConsents(deps, workspace, query.contact) });
    },
  }),
  endpoint({
    method: 'POST',
    path: '/consents',
    tag: 'consents',
    summary:
      'Record one word of consent or up to 1,000, all or none. When a withdrawal is answered, what was reserved is cancelled and no later send can happen',
    roles: EDIT_CONTACTS,
    body: z.union([BulkSchema, Words, Word]),
    pick,
    maxBytes: 8 * 1024 * 1024,
    answers: {
      status: 201,
      schema: z.object({ consents: z.array(z.string()), cancelled: z.int().describe('Sends that never go out now.') }),
    },
    run: async ({ deps, actor, body, language }) => {
      const single = !Array.isArray(body) && !('consents' in body);
      const words = Array.isArray(body) ? body : 'consents' in body ? body.consents : [body];
      const done = await recordConsents(deps, actor, words);
      if (done.recorded) return created({ consents: done.consents, cancelled: done.cancelled });
      const field = single ? 'contact.id' : `consents[${done.index}].contact.id`;
      return failed('invalid', { errors: [{ field, reason: reasonOf('contact.unknown', language) }] });
    },
  }),
  endpoint({
    method: 'GET',
    path: '/suppressions',
    tag: 'consents',
    summary: 'What keeps a contact from being written to',
    roles: EVERY_ROLE,
    query: ofContact,
    answers: { schema: z.object({ items: z.array(Suppression) }) },
    run: async ({ deps, workspace, query }) => {
      const contact = await getContact(deps, workspace, query.contact);
      return contact ? ok({ items: contact.suppressions }) : notFound();
    },
  }),
  endpoint({
    method: 'POST',
    path: '/suppressions',
    tag: 'consents',
    summary: 'Leave a contact alone, on one channel or all, for one purpose or all, until a moment or for good',
    roles: EDIT_CONTACTS,
    body: z.object({
      contact: Id,
      channel: Channel.optional(),
      purpose: Purpose.optional(),
      reason: z.string().min(1).max(200),
      until: At.optional(),
    }),
    answers: { status: 201, schema: z.object({ id: z.string(), cancelled: z.int() }) },
    run: async ({ deps, actor, body: { until, ...rest } }) => {
      const done = await suppress(deps, actor, { ...rest, ...(until ? { until: Date.parse(until) } : {}) });
      return done.suppressed ? created({ id: done.id, cancelled: done.cancelled }) : notFound();
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/suppressions/{suppression}',
    tag: 'consents',
    summary: 'Lift a suppression',
    roles: ['admin', 'supervisor'],
    params: z.object({ suppression: Id }),
    query: z.object({ contact: Id, reason: z.string().min(1).max(200) }),
    answers: { schema: z.object({ id: z.string() }) },
    run: async ({ deps, actor, params, query }) => {
      const done = await unsuppress(deps, actor, { ...query, id: params.suppression });
      return done ? ok({ id: params.suppression }) : notFound();
    },
  }),
];

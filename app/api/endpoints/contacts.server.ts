import { z } from 'zod';
import { CHANNELS } from '../../../core/vocabulary';
import { say } from '../../../core/words';
import { THREAD_KINDS } from '../../../db/queries/thread';
import { findContact, getContact, getContactPage, listContacts, upsertContact } from '../../../services/contacts';
import { ContactRefSchema } from '../../../services/ingest';
import { exportThread, getThread, ThreadEntrySchema } from '../../../services/thread';
import { whatIf, whyNot } from '../../../services/why-not';
import { endpoint, EVERY_ROLE, notFound, ok } from '../endpoint.server';
import { EDIT_CONTACTS } from '../roles.server';
import { sayAll } from '../said.server';
import { Anything, Channel, Id, Limit, pageOf, Purpose, toPage } from '../schemas.server';

const params = z.object({ contact: Id });
const Listed = z.looseObject({ id: z.string(), name: z.string().nullable(), externalId: z.string().nullable() });
const Contact = z.looseObject({
  id: z.string(),
  externalId: z.string().nullable(),
  name: z.string().nullable(),
  addresses: z.array(z.looseObject({ kind: z.string(), value: z.string(), state: z.string() })),
  attributes: Anything,
  tags: z.array(z.string()),
});
const Fields = z.object(ContactRefSchema.shape).omit({ id: true });
/** A list in a query: `a,b`. */
const listOf = <T extends string>(values: readonly T[]) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values as [T, ...T[]])))
    .optional();

export const contactEndpoints = [
  endpoint({
    method: 'GET',
    path: '/contacts',
    tag: 'contacts',
    summary: 'Contacts, newest first; `search` looks into names, your own ids and addresses',
    roles: EVERY_ROLE,
    query: z.object({
      search: z.string().max(200).optional(),
      externalId: z.string().max(200).optional(),
      after: Id.optional(),
      limit: Limit,
    }),
    answers: { schema: pageOf(Listed) },
    run: async ({ deps, workspace, query: { limit, externalId, ...page } }) => {
      if (externalId === undefined) {
        return ok(toPage(await listContacts(deps, workspace, { ...page, limit: limit + 1 }), limit));
      }
      const id = await findContact(deps, workspace, { externalId });
      const contact = id && (await getContact(deps, workspace, id));
      return ok({ items: contact ? [contact] : [], next: null });
    },
  }),
  endpoint({
    method: 'POST',
    path: '/contacts',
    tag: 'contacts',
    summary:
      'Make a contact, or bring the one that is meant up to date: by id, else by your own id, else by an address',
    roles: EDIT_CONTACTS,
    body: ContactRefSchema,
    answers: { schema: Contact },
    run: async ({ deps, actor, body }) => {
      const contact = await upsertContact(deps, actor, body);
      return contact ? ok(contact) : notFound();
    },
  }),
  endpoint({
    method: 'GET',
    path: '/contacts/{contact}',
    tag: 'contacts',
    summary: 'One contact with consents, runs (refused entries too) and cases',
    roles: EVERY_ROLE,
    params,
    answers: {
      schema: z.looseObject({
        contact: Contact,
        consents: z.array(Anything),
        runs: z.array(Anything),
        cases: z.array(Anything),
      }),
    },
    run: async ({ deps, workspace, params }) => {
      const page = await getContactPage(deps, workspace, params.contact);
      return page ? ok(page) : notFound();
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/contacts/{contact}',
    tag: 'contacts',
    summary: 'Change what is given of a contact; what is not given stays',
    roles: EDIT_CONTACTS,
    params,
    body: Fields,
    answers: { schema: Contact },
    run: async ({ deps, actor, params, body }) => {
      const contact = await upsertContact(deps, actor, { ...body, id: params.contact });
      return contact ? ok(contact) : notFound();
    },
  }),
  endpoint({
    method: 'GET',
    path: '/contacts/{contact}/thread',
    tag: 'contacts',
    summary: 'Everything that happened with a contact on every channel, newest first',
    roles: EVERY_ROLE,
    params,
    query: z.object({ before: z.string().max(100).optional(), limit: Limit, kinds: listOf(THREAD_KINDS) }),
    answers: { schema: z.object({ entries: z.array(ThreadEntrySchema), next: z.string().nullable() }) },
    run: async ({ deps, workspace, params, query }) => {
      if (!(await getContact(deps, workspace, params.contact))) return notFound();
      return ok(await getThread(deps, workspace, params.contact, query));
    },
  }),
  endpoint({
    method: 'GET',
    path: '/contacts/{contact}/export',
    tag: 'contacts',
    summary: 'The whole thread as one document, with the hash chain that proves nothing is missing',
    roles: ['admin', 'supervisor', 'auditor'],
    params,
    answers: { schema: z.looseObject({ schema: z.literal(1), contact: Contact, entries: z.array(ThreadEntrySchema) }) },
    run: async ({ deps, actor, params }) => {
      const exported = await exportThread(deps, actor, params.contact);
      return exported ? ok(exported) : notFound();
    },
  }),
  endpoint({
    method: 'GET',
    path: '/contacts/{contact}/decisions',
    tag: 'contacts',
    summary:
      'What policy decided about this contact and why, newest first, and the entries into flows that were refused',
    roles: EVERY_ROLE,
    params,
    query: z.object({ before: Id.optional(), limit: Limit }),
    answers: {
      schema: z.object({
        decisions: z.array(z.looseObject({ id: z.string(), verdict: z.string(), reasons: z.array(z.string()) })),
        refused: z.array(z.looseObject({ id: z.string(), flow: z.string(), reason: z.string() })),
      }),
    },
    run: async ({ deps, workspace, params, query, language }) => {
      if (!(await getContact(deps, workspace, params.contact))) return notFound();
      const { decisions, refused } = await whyNot(deps, workspace, params.contact, query);
      return ok({
        decisions: decisions.map(({ said, ...row }) => ({ ...row, reasons: sayAll(said, language) })),
        refused: refused.map(({ said, ...run }) => ({ ...run, reason: say(said, language) })),
      });
    },
  }),
  endpoint({
    method: 'GET',
    path: '/contacts/{contact}/why',
    tag: 'contacts',
    summary:
      'May we contact this person now, with this purpose, on these channels? And if not, when? Nothing is stored',
    roles: EVERY_ROLE,
    params,
    query: z.object({
      purpose: Purpose.default('service'),
      channel: listOf(CHANNELS),
      flow: Id.optional(),
      template: z.string().max(512).optional(),
      language: z.string().max(10).optional(),
    }),
    answers: {
      schema: z.object({
        verdict: z.enum(['allow', 'defer', 'suppress', 'reroute']),
        channel: Channel.nullable(),
        code: z.string().nullable(),
        until: z.string().nullable(),
        reasons: z.array(z.string()),
        next: z.string(),
        trace: z.array(Anything),
        policyVersion: z.int(),
        timeZone: z.string(),
      }),
    },
    run: async ({ deps, workspace, params, query, language }) => {
      const template = query.template && { name: query.template, language: query.language ?? language };
      const channels = query.channel ?? [...CHANNELS];
      const answer = await whatIf(deps, workspace, {
        contact: params.contact,
        purpose: query.purpose,
        channels,
        flow: query.flow,
        ...(template ? { templates: Object.fromEntries(channels.map((channel) => [channel, template])) } : {}),
      });
      if (!answer) return notFound();
      const { decision, said, next, timeZone } = answer;
      return ok({
        verdict: decision.verdict,
        channel: decision.verdict === 'allow' ? decision.channel : null,
        code: decision.verdict === 'allow' ? null : decision.code,
        until: decision.verdict === 'defer' ? new Date(decision.until).toISOString() : null,
        reasons: sayAll(said, language),
        next: say(next, language),
        trace: decision.trace,
        policyVersion: decision.policyVersion,
        timeZone,
      });
    },
  }),
];

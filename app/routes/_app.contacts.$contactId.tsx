import { data } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { CHANNELS, PURPOSES } from '../../core/vocabulary';
import { recordConsents } from '../../services/consents';
import { upsertContact } from '../../services/contacts';
import { ContactRefSchema } from '../../services/ingest';
import { ADDED_KINDS } from '../contacts/added-kinds';
import { ContactScreen } from '../contacts/contact-screen';
import { endOfDay } from '../contacts/end-of-day';
import { loadContactPage } from '../contacts/load.server';
import { CONSENT_KEEPERS, EXPORTERS } from '../contacts/roles';
import { CASE_READERS } from '../inbox/roles';
import { actionsOf, ANYBODY, FLOW_READERS, notFound, screen } from '../http/route.server';
import { actorOf } from '../session.server';
import { GeneralErrorBoundary } from '../shell/general-error-boundary';
import type { WordKey } from '../words';

export const handle = { rail: 'collapsed' };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${loaded.contact.name ?? loaded.contact.id} · Hilo` : 'Hilo' },
];

const Params = z.object({ contactId: z.string().max(64) });

export const loader = screen({
  roles: ANYBODY,
  params: Params,
  search: z.object({
    message: z.string().max(200).optional(),
    channel: z
      .enum(['any', ...CHANNELS])
      .optional()
      .catch(undefined),
    purpose: z.enum(PURPOSES).optional().catch(undefined),
    template: z.string().max(600).optional(),
    all: z.string().max(1).optional(),
    before: z.string().max(200).optional(),
  }),
  async load({ deps, me, params, search }) {
    const { role } = me.member;
    const mayExport = EXPORTERS.includes(role);
    const page = await loadContactPage(deps, me.workspace.id, params.contactId, search, mayExport);
    if (!page) throw notFound();
    return {
      ...page,
      zone: page.contact.timeZone ?? me.workspace.timeZone,
      mayExport,
      mayRecord: CONSENT_KEEPERS.includes(role),
      mayReadCases: CASE_READERS.includes(role),
      mayReadRuns: FLOW_READERS.includes(role),
    };
  },
});
/** What the screen is given. */
export type ContactPageData = ReturnType<typeof useLoaderData<typeof loader>>;

const edits = actionsOf({ roles: CONSENT_KEEPERS, params: Params });
export const action = edits.answer({
  consent: edits.intent(
    z.object({
      channel: z.enum(CHANNELS),
      purpose: z.enum(PURPOSES),
      status: z.enum(['granted', 'withdrawn']),
      reason: z.string().trim().min(1, 'consent.reason.missing').max(500),
      /** The last day it holds, and where that day ends. */
      expires: z.iso.date().or(z.literal('')).default(''),
      zone: z.string().max(64),
    }),
    async ({ deps, me, params, form }) => {
      const { channel, purpose, status, reason } = form;
      const expires = status === 'granted' && form.expires ? endOfDay(form.expires, form.zone) : null;
      if (expires !== null && expires <= deps.clock.now())
        return data({ ok: false as const, code: 'invalid', errors: { expires: 'consent.expires.past' } }, 422);
      const done = await recordConsents(deps, actorOf(me), [
        {
          contact: { id: params.contactId },
          channel,
          purpose,
          status,
          basis: 'consent',
          evidence: { source: 'team', by: me.member.name, reason },
          ...(expires === null ? {} : { expiresAt: new Date(expires).toISOString() }),
        },
      ]);
      if (!done.recorded) throw notFound();
      return { ok: true as const };
    },
  ),
  address: edits.intent(
    z.object({ kind: z.enum(ADDED_KINDS), value: z.string().trim().max(320) }),
    async ({ deps, me, params, form }) => {
      const wrong = (error: WordKey) => data({ ok: false as const, code: 'invalid', errors: { value: error } }, 422);
      // A number as people write it, with its spaces and dashes.
      const value = form.kind === 'email' ? form.value : form.value.replace(/[\s().-]/g, '');
      const reference = ContactRefSchema.safeParse({ id: params.contactId, [form.kind]: value });
      if (!reference.success)
        return wrong(form.kind === 'email' ? 'contacts.address.email.invalid' : 'contacts.address.phone.invalid');
      const contact = await upsertContact(deps, actorOf(me), reference.data);
      if (!contact) throw notFound();
      const written = value.toLowerCase();
      return contact.addresses.some((one) => one.kind === form.kind && one.value === written)
        ? { ok: true as const }
        : wrong('contacts.address.taken');
    },
  ),
});

export default function Contact() {
  const page = useLoaderData<typeof loader>();
  return <ContactScreen key={page.contact.id} page={page} />;
}

export function ErrorBoundary() {
  return <GeneralErrorBoundary />;
}

import { data, redirect } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { CHANNELS } from '../../core/vocabulary';
import { recordConsents } from '../../services/consents';
import { upsertContact } from '../../services/contacts';
import { EventSchema, ingest } from '../../services/ingest';
import { answerAsCustomer, seeMessages } from '../../services/phones';
import { listArrived } from '../../services/proofs/proofs';
import { jumpToNextWait } from '../../services/runs/intervene';
import { paths } from '../http/paths';
import { actionsOf, jsonField, notFound, screen } from '../http/route.server';
import { loadSandbox } from '../sandbox/load.server';
import { NoCustomer } from '../sandbox/no-customer';
import { PACES } from '../sandbox/pace';
import { PLAYERS } from '../sandbox/roles';
import { SandboxScreen } from '../sandbox/sandbox-screen';
import { actorOf } from '../session.server';
import { GeneralErrorBoundary } from '../shell/general-error-boundary';

export const meta: MetaFunction = () => [{ title: 'Sandbox · Hilo' }];

export const loader = screen({
  roles: PLAYERS,
  search: z.object({ contact: z.string().optional() }),
  async load({ deps, me, search }) {
    const sandbox = await loadSandbox(deps, me.workspace.id, search.contact);
    if (!sandbox && search.contact) throw notFound();
    const proofs = await listArrived(deps, me.workspace.id, me.member.id);
    return { sandbox, proofs, workspace: me.workspace.name };
  },
});

const edits = actionsOf({ roles: PLAYERS });
const Contact = z.string().min(1).max(64);

export const action = edits.answer({
  event: edits.intent(
    z.object({
      contact: Contact,
      name: z.string().trim().min(1, 'sandbox.event.missing').max(200),
      payload: jsonField(20_000),
      pace: z.enum(PACES.map(({ value }) => value)),
    }),
    async ({ deps, me, form }) => {
      const factor = PACES.find(({ value }) => value === form.pace)?.factor ?? 1;
      const event = EventSchema.safeParse({
        id: crypto.randomUUID(),
        source: 'sandbox',
        name: form.name,
        contact: { id: form.contact },
        payload: form.payload,
        ...(factor > 1 ? { pace: factor } : {}),
      });
      if (!event.success) {
        return data({ ok: false as const, code: 'invalid', errors: { payload: 'sandbox.payload.object' } }, 422);
      }
      const [stored] = await ingest(deps, me.workspace.id, [event.data]);
      if (stored?.status !== 'stored') throw notFound();
      const started = stored.runs.filter((run) => run.refused === null).length;
      return {
        ok: true as const,
        did: 'event' as const,
        started,
        refused: stored.runs.length - started,
        heard: stored.heard,
      };
    },
  ),
  answer: edits.intent(
    z.object({
      contact: Contact,
      channel: z.enum(CHANNELS),
      text: z.string().trim().min(1).max(4000),
      payload: z.string().max(256).optional(),
    }),
    async ({ deps, me, form }) => {
      const answered = await answerAsCustomer(deps, actorOf(me), form);
      if (answered.status === 'no_contact') throw notFound();
      return {
        ok: true as const,
        did: 'answer' as const,
        to: answered.status === 'taken' ? answered.to : answered.status,
      };
    },
  ),
  seen: edits.intent(z.object({ contact: Contact, deliveries: z.string().max(10_000) }), async ({ deps, me, form }) => {
    const moved = await seeMessages(deps, me.workspace.id, {
      contact: form.contact,
      deliveries: form.deliveries.split(' '),
    });
    return { ok: true as const, did: 'seen' as const, moved };
  }),
  jump: edits.intent(z.object({ run: z.string() }), async ({ deps, me, form }) => {
    const jumped = await jumpToNextWait(deps, actorOf(me), form);
    return { ok: true as const, did: 'jump' as const, jumped: jumped.done };
  }),
  consent: edits.intent(z.object({ contact: Contact }), async ({ deps, me, form }) => {
    const words = CHANNELS.map((channel) => ({
      contact: { id: form.contact },
      channel,
      purpose: 'service' as const,
      status: 'granted' as const,
      basis: 'consent',
      evidence: { source: 'sandbox', by: me.member.name },
    }));
    await recordConsents(deps, actorOf(me), words);
    return { ok: true as const, did: 'consent' as const };
  }),
  customer: edits.intent(
    z.object({ name: z.string().trim().min(1, 'sandbox.customer.missing').max(100) }),
    async ({ deps, me, form }) => {
      // Ten digits drawn for nobody: the sandbox calls no network.
      const digits = String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
        .padStart(10, '0')
        .slice(-7);
      const contact = await upsertContact(deps, actorOf(me), {
        name: form.name,
        phone: `+57300${digits}`,
        email: `sandbox-${digits}@example.com`,
        timeZone: me.workspace.timeZone,
        country: 'CO',
        language: me.member.language,
      });
      if (!contact) throw notFound();
      return redirect(paths.sandbox(contact.id));
    },
  ),
});

export default function SandboxRoute() {
  const { sandbox, proofs, workspace } = useLoaderData<typeof loader>();
  return sandbox ? (
    <SandboxScreen key={sandbox.contact.id} sandbox={sandbox} proofs={proofs} workspace={workspace} />
  ) : (
    <NoCustomer />
  );
}

export function ErrorBoundary() {
  return <GeneralErrorBoundary />;
}

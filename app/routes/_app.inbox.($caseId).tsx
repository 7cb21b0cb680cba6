import { useLoaderData, type ClientActionFunctionArgs, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { assignCase, handBack, noteOnCase, replyToCase, resolveCase } from '../../services/cases';
import { unlessUnheard } from '../http/revalidation';
import { actionsOf, notFound, screen } from '../http/route.server';
import { answerOf, faultOf, type CaseAnswer } from '../inbox/answer';
import { draftKey, forgetDraft } from '../inbox/drafts';
import { InboxScreen } from '../inbox/inbox-screen';
import { loadInbox } from '../inbox/load.server';
import { CASE_READERS, CASE_WORKERS } from '../inbox/roles';
import { InboxSearchSchema } from '../inbox/search';
import { actorOf } from '../session.server';
import { GeneralErrorBoundary } from '../shell/general-error-boundary';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.open ? `${data.open.contact.name} · Hilo` : 'Hilo' },
];

export const loader = screen({
  roles: CASE_READERS,
  params: z.object({ caseId: z.string().optional() }),
  search: InboxSearchSchema,
  async load({ deps, me, params, search }) {
    const inbox = await loadInbox(deps, me, search, params.caseId);
    if (!inbox) throw notFound();
    return inbox;
  },
});

export const shouldRevalidate = unlessUnheard;

const Text = z.string().trim().min(1, 'inbox.text.missing').max(4000, 'inbox.text.long');
const Note = z
  .string()
  .trim()
  .max(4000, 'inbox.text.long')
  .transform((text) => text || undefined)
  .optional();

const edits = actionsOf({ roles: CASE_WORKERS, params: z.object({ caseId: z.string() }) });
export const action = edits.answer({
  reply: edits.intent(z.object({ text: Text }), async ({ deps, me, params, form }): Promise<CaseAnswer> => {
    const done = await replyToCase(deps, actorOf(me), { case: params.caseId, text: form.text });
    if (done.status !== 'not_sent') return { ok: true, status: done.status };
    const until = 'until' in done ? (done.until ?? null) : null;
    return { ok: false, said: { code: done.code, params: done.params }, until };
  }),
  note: edits.intent(z.object({ text: Text }), async ({ deps, me, params, form }) =>
    answerOf(await noteOnCase(deps, actorOf(me), { case: params.caseId, text: form.text })),
  ),
  assign: edits.intent(z.object({ member: z.string() }), async ({ deps, me, params, form }) =>
    answerOf(await assignCase(deps, actorOf(me), { case: params.caseId, member: form.member || null })),
  ),
  resolve: edits.intent(
    z.object({ outcome: z.string().min(1).max(100).default('resolved'), note: Note }),
    async ({ deps, me, params, form }) =>
      answerOf(await resolveCase(deps, actorOf(me), { case: params.caseId, ...form })),
  ),
  handBack: edits.intent(
    z.object({ node: z.string('inbox.handBack.missing').min(1, 'inbox.handBack.missing'), note: Note }),
    async ({ deps, me, params, form }) => answerOf(await handBack(deps, actorOf(me), { case: params.caseId, ...form })),
  ),
});

/** What was typed goes away only once it arrived, whatever screen the agent is on by then; a fault keeps the screen. */
export async function clientAction({ request, params, serverAction }: ClientActionFunctionArgs) {
  const form = await request.clone().formData();
  const field = (name: string) => String(form.get(name) ?? '');
  try {
    const answer = await serverAction<typeof action>();
    const mode = field('intent');
    if (answer.ok && (mode === 'reply' || mode === 'note')) {
      forgetDraft(draftKey(field('me'), params.caseId ?? '', mode), field('text'));
    }
    return answer;
  } catch (error) {
    // a way to sign in again
    if (error instanceof Response) throw error;
    return faultOf(error);
  }
}

export default function InboxRoute() {
  return <InboxScreen inbox={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <GeneralErrorBoundary />;
}

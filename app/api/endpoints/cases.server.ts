import { z } from 'zod';
import {
  assignCase,
  getCase,
  handBack,
  listCases,
  noteOnCase,
  replyToCase,
  resolveCase,
} from '../../../services/cases';
import { endpoint, failed, notFound, ok, type Answer, type ApiCaller } from '../endpoint.server';
import { reasonOf } from '../problem.server';
import { SEE_CASES, SERVE } from '../roles.server';
import { Anything, Id, Limit } from '../schemas.server';

const params = z.object({ case: Id });
const Listed = z.looseObject({
  id: z.string(),
  contact: z.string(),
  queue: z.string(),
  status: z.enum(['open', 'assigned', 'resolved']),
  dueAt: z.string().nullable(),
});
const Text = z.string().trim().min(1).max(4000);
const Done = z.object({ case: z.string() });

type Changed = { changed: true } | { changed: false; reason: string };
function changed({ language }: Pick<ApiCaller, 'language'>, id: string, done: Changed): Answer {
  if (done.changed) return ok({ case: id });
  if (done.reason === 'missing') return notFound();
  const reason = `case.${done.reason}`;
  return failed('not_possible', { params: { reason: reasonOf(reason, language) }, extra: { reason } });
}

export const caseEndpoints = [
  endpoint({
    method: 'GET',
    path: '/cases',
    tag: 'cases',
    summary: 'The inbox: by priority, then by who waits longest',
    roles: SEE_CASES,
    query: z.object({
      view: z.enum(['open', 'mine', 'all', 'resolved']).default('all'),
      member: Id.optional(),
      limit: Limit,
    }),
    answers: { schema: z.object({ items: z.array(Listed) }) },
    run: async ({ deps, workspace, query }) => ok({ items: await listCases(deps, workspace, query) }),
  }),
  endpoint({
    method: 'GET',
    path: '/cases/{case}',
    tag: 'cases',
    summary: 'One case with its handoff card, its customer and the newest page of their thread',
    roles: SEE_CASES,
    params,
    answers: {
      schema: z.object({
        case: z.looseObject({ ...Listed.shape, card: Anything }),
        contact: Anything,
        thread: z.object({ entries: z.array(Anything), next: z.string().nullable() }),
      }),
    },
    run: async ({ deps, workspace, params }) => {
      const page = await getCase(deps, workspace, params.case);
      return page ? ok(page) : notFound();
    },
  }),
  endpoint({
    method: 'POST',
    path: '/cases/{case}/reply',
    tag: 'cases',
    summary: 'Answer the customer in the channel they are in, inside the policy; the first answer stops the clock',
    roles: SERVE,
    params,
    body: z.object({ text: Text }),
    answers: { schema: z.object({ status: z.enum(['sent', 'queued', 'unknown']), delivery: z.string() }) },
    run: async ({ deps, actor, params, body, language }) => {
      const done = await replyToCase(deps, actor, { ...params, ...body });
      if (done.status !== 'not_sent') return ok(done);
      if (done.code === 'case.missing') return notFound();
      const until = 'until' in done && done.until !== undefined ? new Date(done.until).toISOString() : null;
      return failed('not_sent', {
        params: { reason: reasonOf(done.code, language, done.params) },
        extra: { reason: done.code, until },
      });
    },
  }),
  endpoint({
    method: 'POST',
    path: '/cases/{case}/note',
    tag: 'cases',
    summary: 'Write a note that colleagues read and the customer never does',
    roles: SERVE,
    params,
    body: z.object({ text: Text }),
    answers: { schema: Done },
    run: async (call) =>
      changed(call, call.params.case, await noteOnCase(call.deps, call.actor, { ...call.params, ...call.body })),
  }),
  endpoint({
    method: 'POST',
    path: '/cases/{case}/assign',
    tag: 'cases',
    summary: 'Give a case to a member; null puts it back into its queue',
    roles: SERVE,
    params,
    body: z.object({ member: Id.nullable() }),
    answers: { schema: Done },
    run: async (call) =>
      changed(call, call.params.case, await assignCase(call.deps, call.actor, { ...call.params, ...call.body })),
  }),
  endpoint({
    method: 'POST',
    path: '/cases/{case}/resolve',
    tag: 'cases',
    summary: 'Close a case with its outcome: the run that waits goes on by the outlet of that outcome',
    roles: SERVE,
    params,
    body: z.object({ outcome: z.string().min(1).max(100), note: Text.optional() }),
    answers: { schema: Done },
    run: async (call) =>
      changed(call, call.params.case, await resolveCase(call.deps, call.actor, { ...call.params, ...call.body })),
  }),
  endpoint({
    method: 'POST',
    path: '/cases/{case}/handback',
    tag: 'cases',
    summary: 'Give the customer back to the flow at a node of the version they are in',
    roles: SERVE,
    params,
    body: z.object({ node: Id, note: Text.optional() }),
    answers: { schema: Done },
    run: async (call) =>
      changed(call, call.params.case, await handBack(call.deps, call.actor, { ...call.params, ...call.body })),
  }),
];

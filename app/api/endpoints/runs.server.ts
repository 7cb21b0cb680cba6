import { z } from 'zod';
import { JsonSchema } from '../../../core/document';
import { say } from '../../../core/words';
import { RUN_STATUSES } from '../../../db/schema/runs';
import { ContactRefSchema } from '../../../services/ingest';
import { cancelRun, jumpToNextWait, retryRun, type Intervened } from '../../../services/runs/intervene';
import { getRunPage, listRuns, refusalOf } from '../../../services/runs/read';
import { startRun } from '../../../services/runs/start';
import { created, endpoint, EVERY_ROLE, failed, notFound, ok, type Answer, type ApiCaller } from '../endpoint.server';
import { reasonOf } from '../problem.server';
import { OPERATE } from '../roles.server';
import { sayAll } from '../said.server';
import { Anything, Id, Limit, pageOf, toPage } from '../schemas.server';

const params = z.object({ run: Id });
const Run = z.looseObject({
  id: z.string(),
  flow: z.string(),
  contact: z.string(),
  status: z.enum(RUN_STATUSES),
  node: z.string().nullable(),
  wakeAt: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});
const Step = z.looseObject({
  seq: z.int(),
  at: z.string(),
  node: z.string().nullable(),
  reason: z.string().nullable(),
});
const Done = z.object({ run: z.string() });

function intervened({ language }: Pick<ApiCaller, 'language'>, run: string, done: Intervened): Answer {
  if (done.done) return ok({ run });
  if (done.reason === 'missing') return notFound();
  const reason = { over: 'run.not_live', not_halted: 'run.not_halted', no_wait: 'run.no_wait' }[done.reason];
  return failed('not_possible', { params: { reason: reasonOf(reason, language) }, extra: { reason } });
}

export const runEndpoints = [
  endpoint({
    method: 'GET',
    path: '/runs',
    tag: 'runs',
    summary: 'Runs, newest first; refused entries are among them with why',
    roles: EVERY_ROLE,
    query: z.object({
      flow: Id.optional(),
      status: z.enum(RUN_STATUSES).optional(),
      node: Id.optional(),
      contact: Id.optional(),
      search: z.string().max(200).optional(),
      after: Id.optional(),
      limit: Limit,
    }),
    answers: { schema: pageOf(Run) },
    run: async ({ deps, workspace, query: { limit, ...page }, language }) => {
      const rows = await listRuns(deps, workspace, { ...page, limit: limit + 1 });
      const said = rows.map((run) =>
        run.status === 'refused' ? { ...run, reason: say(refusalOf(run), language) } : run,
      );
      return ok(toPage(said, limit));
    },
  }),
  endpoint({
    method: 'POST',
    path: '/runs',
    tag: 'runs',
    summary:
      "Start a run at a flow's API start. `pace` makes it a test run: so many run seconds a clock second (1440 plays a day in a minute)",
    roles: OPERATE,
    body: z.object({
      flow: Id,
      contact: ContactRefSchema,
      payload: z.record(z.string().max(100), JsonSchema).default({}),
      node: Id.optional(),
      pace: z.number().min(1).max(1_000_000).optional(),
      id: z.string().min(1).max(200).optional().describe('The same id again starts nothing.'),
    }),
    ingests: true,
    answers: {
      status: 201,
      schema: z.object({
        run: z.string(),
        contact: z.string(),
        refused: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    },
    run: async ({ deps, actor, body, language }) => {
      const done = await startRun(deps, actor, body);
      if (done.started) {
        const { run, contact, refused } = done;
        const reason = refused && say({ code: refused, params: { flow: body.flow } }, language);
        return created({ run, contact, refused, reason });
      }
      if (done.reason === 'missing') return notFound();
      if (done.reason === 'unknown_contact') {
        return failed('invalid', { errors: [{ field: 'contact.id', reason: reasonOf('contact.unknown', language) }] });
      }
      const reason = `start.${done.reason}`;
      return failed('not_possible', { params: { reason: reasonOf(reason, language) }, extra: { reason } });
    },
  }),
  endpoint({
    method: 'GET',
    path: '/runs/{run}',
    tag: 'runs',
    summary: 'One run with its journal, the decisions of policy, what it tried to send and its cases',
    roles: EVERY_ROLE,
    params,
    answers: {
      schema: z.looseObject({
        run: Run,
        steps: z.array(Step),
        decisions: z.array(Anything),
        deliveries: z.array(Anything),
        cases: z.array(Anything),
      }),
    },
    run: async ({ deps, workspace, params, language }) => {
      const page = await getRunPage(deps, workspace, params.run);
      if (!page) return notFound();
      // The version's document stands at /flows/{flow}/export?version=
      const { document: _document, ...run } = page.run;
      return ok({
        ...page,
        run,
        steps: page.steps.map((step) => ({ ...step, reason: step.why && say(step.why, language) })),
        decisions: page.decisions.map(({ said, ...row }) => ({ ...row, reasons: sayAll(said, language) })),
      });
    },
  }),
  endpoint({
    method: 'POST',
    path: '/runs/{run}/cancel',
    tag: 'runs',
    summary: 'End a run: what it had reserved is given back',
    roles: OPERATE,
    params,
    body: z.object({ reason: z.string().max(200).default('api') }),
    answers: { schema: Done },
    run: async (call) =>
      intervened(call, call.params.run, await cancelRun(call.deps, call.actor, { ...call.params, ...call.body })),
  }),
  endpoint({
    method: 'POST',
    path: '/runs/{run}/retry',
    tag: 'runs',
    summary: 'Let a halted run go on from where it stands',
    roles: OPERATE,
    params,
    body: z.object({}),
    answers: { schema: Done },
    run: async (call) => intervened(call, call.params.run, await retryRun(call.deps, call.actor, call.params)),
  }),
  endpoint({
    method: 'POST',
    path: '/runs/{run}/jump',
    tag: 'runs',
    summary: 'Bring a test run to the moment it waits for',
    roles: OPERATE,
    params,
    body: z.object({}),
    answers: { schema: Done },
    run: async (call) => intervened(call, call.params.run, await jumpToNextWait(call.deps, call.actor, call.params)),
  }),
];

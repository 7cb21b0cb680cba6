import { z } from 'zod';
import { FlowDocumentSchema } from '../../../core/document';
import { PAUSES } from '../../../core/vocabulary';
import { checkDocument, exportFlow, importFlow, saveDraft } from '../../../services/flows/drafts';
import { pauseFlow, previewResume, resumeFlow } from '../../../services/flows/pause';
import { previewPublish } from '../../../services/flows/preview';
import { publishFlow } from '../../../services/flows/publish';
import { getFlow, listFlows, listVersions } from '../../../services/flows/read';
import { created, endpoint, EVERY_ROLE, failed, notFound, ok } from '../endpoint.server';
import { reasonOf } from '../problem.server';
import { DESIGN } from '../roles.server';
import { issueErrors, saidProblems, saidRuns } from '../said.server';
import { Anything, FlowProblem, Id } from '../schemas.server';

const params = z.object({ flow: Id });
const MAX_BYTES = 8 * 1024 * 1024;
const Problems = z.array(FlowProblem);
const Flow = z.looseObject({ id: z.string(), name: z.string(), live: z.int().nullable() });
const Document = z.looseObject({ schema: z.literal(1), kind: z.string(), name: z.string() });
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

export const flowEndpoints = [
  endpoint({
    method: 'GET',
    path: '/flows',
    tag: 'flows',
    summary: 'The flows, last changed first',
    roles: EVERY_ROLE,
    query: z.object({ archived: flag }),
    answers: { schema: z.object({ items: z.array(Flow) }) },
    run: async ({ deps, workspace, query }) => ok({ items: await listFlows(deps, workspace, query) }),
  }),
  endpoint({
    method: 'POST',
    path: '/flows/import',
    tag: 'flows',
    summary: 'Make a flow from a document: a draft, whatever its problems',
    roles: DESIGN,
    body: FlowDocumentSchema,
    maxBytes: MAX_BYTES,
    answers: { status: 201, schema: z.object({ flow: z.string(), rev: z.int(), problems: Problems }) },
    run: async ({ deps, actor, body, language }) => {
      const done = await importFlow(deps, actor, body);
      if (!done.created) return failed('invalid', { errors: issueErrors(done.issues, '') });
      return created({ flow: done.flow, rev: done.rev, problems: saidProblems(done.problems, language) });
    },
  }),
  endpoint({
    method: 'POST',
    path: '/flows/check',
    tag: 'flows',
    summary: "A document's problems as it would stand in this workspace; nothing is saved",
    roles: EVERY_ROLE,
    body: FlowDocumentSchema,
    maxBytes: MAX_BYTES,
    answers: { schema: z.object({ publishable: z.boolean(), problems: Problems }) },
    run: async ({ deps, workspace, body, language }) => {
      const problems = await checkDocument(deps, workspace, body);
      const publishable = problems.every((problem) => problem.severity !== 'error');
      return ok({ publishable, problems: saidProblems(problems, language) });
    },
  }),
  endpoint({
    method: 'GET',
    path: '/flows/{flow}',
    tag: 'flows',
    summary: 'One flow with its draft and the problems of it',
    roles: EVERY_ROLE,
    params,
    answers: { schema: z.looseObject({ ...Flow.shape, draft: Document, draftRev: z.int(), problems: Problems }) },
    run: async ({ deps, workspace, params, language }) => {
      const flow = await getFlow(deps, workspace, params.flow);
      return flow ? ok({ ...flow, problems: saidProblems(flow.problems, language) }) : notFound();
    },
  }),
  endpoint({
    method: 'GET',
    path: '/flows/{flow}/export',
    tag: 'flows',
    summary: "The flow's document: its draft, or a version of it",
    roles: EVERY_ROLE,
    params,
    query: z.object({ version: Id.optional() }),
    answers: { schema: Document },
    run: async ({ deps, workspace, params, query }) => {
      const document = await exportFlow(deps, workspace, { ...params, ...query });
      return document ? ok(document) : notFound();
    },
  }),
  endpoint({
    method: 'GET',
    path: '/flows/{flow}/versions',
    tag: 'flows',
    summary: 'The published versions, newest first',
    roles: EVERY_ROLE,
    params,
    answers: { schema: z.object({ items: z.array(z.looseObject({ id: z.string(), number: z.int() })) }) },
    run: async ({ deps, workspace, params }) => {
      if (!(await exportFlow(deps, workspace, params))) return notFound();
      return ok({ items: await listVersions(deps, workspace, params.flow) });
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/flows/{flow}/draft',
    tag: 'flows',
    summary: 'Save the draft that was edited from revision `baseRev`; a 409 says who saved in between',
    roles: DESIGN,
    params,
    body: z.object({ document: FlowDocumentSchema, baseRev: z.int().min(0) }),
    maxBytes: MAX_BYTES,
    answers: { schema: z.object({ rev: z.int(), problems: Problems }) },
    run: async ({ deps, actor, params, body, language }) => {
      const done = await saveDraft(deps, actor, { ...params, ...body });
      if (done.saved) return ok({ rev: done.rev, problems: saidProblems(done.problems, language) });
      if (done.reason === 'missing') return notFound();
      if (done.reason === 'invalid') return failed('invalid', { errors: issueErrors(done.issues, 'document') });
      return failed('conflict', {
        params: { rev: done.rev, by: done.by ?? '-' },
        extra: { rev: done.rev, by: done.by },
      });
    },
  }),
  endpoint({
    method: 'GET',
    path: '/flows/{flow}/publish',
    tag: 'flows',
    summary: 'What publishing the draft would do, and to whom',
    roles: DESIGN,
    params,
    answers: { schema: z.object({ problems: Problems, people: z.int(), nodes: z.array(Anything) }) },
    run: async ({ deps, workspace, params, language }) => {
      const preview = await previewPublish(deps, workspace, params.flow);
      return preview ? ok({ ...preview, problems: saidProblems(preview.problems, language) }) : notFound();
    },
  }),
  endpoint({
    method: 'POST',
    path: '/flows/{flow}/publish',
    tag: 'flows',
    summary: 'Make the draft the live version. A flow with errors is refused with them',
    roles: DESIGN,
    params,
    body: z.object({
      reason: z.string().max(500).default(''),
      people: z.enum(['move', 'finish', 'drain']).default('move'),
      waits: z.enum(['keep', 'recount', 'restart']).default('keep'),
      gone: z.union([z.literal('end'), z.object({ node: Id })]).optional(),
      rev: z.int().optional(),
      scenarios: z
        .enum(['pass', 'anyway'])
        .default('pass')
        .describe('`anyway`: publish in spite of scenarios that do not pass; `reason` must say why.'),
    }),
    answers: {
      schema: z.object({ version: z.string(), number: z.int(), moved: z.int(), left: z.int(), problems: Problems }),
    },
    run: async ({ deps, actor, params, body, language }) => {
      const done = await publishFlow(deps, actor, { ...params, ...body });
      if (done.published) {
        const { version, number, moved, left } = done;
        return ok({ version, number, moved, left, problems: saidProblems(done.problems, language) });
      }
      switch (done.reason) {
        case 'missing':
          return notFound();
        case 'problems':
          return failed('flow_problems', { extra: { problems: saidProblems(done.problems, language) } });
        case 'conflict':
          return failed('conflict', {
            params: { rev: done.rev, by: done.by ?? '-' },
            extra: { rev: done.rev, by: done.by },
          });
        case 'scenarios':
          return failed('flow_scenarios', {
            params: { count: done.scenarios.length },
            extra: { scenarios: saidRuns(done.scenarios, language) },
          });
        case 'archived':
        case 'unknown_node':
        case 'reason_missing':
          return failed('not_possible', {
            params: { reason: reasonOf(`flow.${done.reason}`, language) },
            extra: { reason: `flow.${done.reason}` },
          });
      }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/flows/{flow}/pause',
    tag: 'flows',
    summary: '`entries` lets nobody new in, `sends` holds what would go out, `all` holds people where they are',
    roles: DESIGN,
    params,
    body: z.object({ kind: z.enum(PAUSES) }),
    answers: { schema: z.object({ flow: z.string(), paused: z.enum(PAUSES) }) },
    run: async ({ deps, actor, params, body }) =>
      (await pauseFlow(deps, actor, { ...params, ...body })) ? ok({ ...params, paused: body.kind }) : notFound(),
  }),
  endpoint({
    method: 'GET',
    path: '/flows/{flow}/resume',
    tag: 'flows',
    summary: 'Whom resuming would move',
    roles: DESIGN,
    params,
    answers: { schema: z.looseObject({ live: z.int(), due: z.int(), lasted: z.number() }) },
    run: async ({ deps, workspace, params }) => {
      const preview = await previewResume(deps, workspace, params.flow);
      return preview ? ok(preview) : notFound();
    },
  }),
  endpoint({
    method: 'POST',
    path: '/flows/{flow}/resume',
    tag: 'flows',
    summary:
      'End a pause: waits move by its length (`shift`), fire now if they fell due (`fire`), or end their runs (`expire`)',
    roles: DESIGN,
    params,
    body: z.object({ mode: z.enum(['shift', 'fire', 'expire']) }),
    answers: { schema: z.object({ flow: z.string(), people: z.int() }) },
    run: async ({ deps, actor, params, body, language }) => {
      const done = await resumeFlow(deps, actor, { ...params, ...body });
      if (done.resumed) return ok({ ...params, people: done.people });
      if (done.reason === 'missing') return notFound();
      const reason = 'flow.not_paused';
      return failed('not_possible', { params: { reason: reasonOf(reason, language) }, extra: { reason } });
    },
  }),
];

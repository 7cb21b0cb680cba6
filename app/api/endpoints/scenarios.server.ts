import { z } from 'zod';
import { ScenarioSchema } from '../../../core/scenario';
import { OutcomeSchema } from '../../../core/scenario-outcome';
import type { Language } from '../../../core/vocabulary';
import {
  acceptScenario,
  deleteScenario,
  listScenarios,
  renameScenario,
  runScenarios,
  saveScenario,
} from '../../../services/flows/scenarios';
import { created, endpoint, EVERY_ROLE, failed, notFound, ok, type Answer } from '../endpoint.server';
import { reasonOf } from '../problem.server';
import { DESIGN } from '../roles.server';
import { issueErrors, saidRuns } from '../said.server';
import { Anything, Id } from '../schemas.server';

const params = z.object({ flow: Id });
const named = params.extend({ scenario: Id });
const Listed = z.looseObject({ id: z.string(), name: z.string(), scenario: Anything, expected: Anything });
const Run = z.looseObject({ id: z.string(), name: z.string(), result: z.enum(['passed', 'differs', 'cannot_run']) });

const refuse = (reason: string, language: Language): Answer =>
  failed('not_possible', { params: { reason: reasonOf(reason, language) }, extra: { reason } });

export const scenarioEndpoints = [
  endpoint({
    method: 'GET',
    path: '/flows/{flow}/scenarios',
    tag: 'flows',
    summary: "A flow's scenarios with what each should come to, and who said so, when and why",
    roles: EVERY_ROLE,
    params,
    answers: { schema: z.object({ items: z.array(Listed) }) },
    run: async ({ deps, workspace, params }) => {
      const items = await listScenarios(deps, workspace, params.flow);
      return items ? ok({ items }) : notFound();
    },
  }),
  endpoint({
    method: 'POST',
    path: '/flows/{flow}/scenarios',
    tag: 'flows',
    summary: 'Keep a scenario; without `expected`, it should come to what it comes to on the draft',
    roles: DESIGN,
    params,
    body: z.object({ scenario: ScenarioSchema, expected: OutcomeSchema.optional() }),
    answers: { status: 201, schema: z.object({ id: z.string() }) },
    run: async ({ deps, actor, params, body, language }) => {
      const done = await saveScenario(deps, actor, { ...params, ...body });
      if (done.saved) return created({ id: done.id });
      switch (done.reason) {
        case 'missing':
          return notFound();
        case 'invalid':
          return failed('invalid', { errors: issueErrors(done.issues, '') });
        case 'cannot_run':
          return refuse(done.code, language);
        case 'name_taken':
        case 'too_many':
          return refuse(`scenario.${done.reason}`, language);
      }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/flows/{flow}/scenarios/run',
    tag: 'flows',
    summary: "Play the flow's scenarios against its draft, under the contact rules of now; nothing is sent",
    roles: DESIGN,
    params,
    body: z.object({ scenario: Id.optional() }),
    answers: { schema: z.object({ items: z.array(Run) }) },
    run: async ({ deps, workspace, params, body, language }) => {
      const runs = await runScenarios(deps, workspace, { ...params, id: body.scenario });
      return runs ? ok({ items: saidRuns(runs, language) }) : notFound();
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/flows/{flow}/scenarios/{scenario}',
    tag: 'flows',
    summary: 'Give a scenario another name',
    roles: DESIGN,
    params: named,
    body: z.object({ name: ScenarioSchema.shape.name }),
    answers: { schema: z.object({ id: z.string(), name: z.string() }) },
    run: async ({ deps, actor, params, body, language }) => {
      const done = await renameScenario(deps, actor, { flow: params.flow, id: params.scenario, name: body.name });
      if (done === 'name_taken') return refuse('scenario.name_taken', language);
      return done === 'renamed' ? ok({ id: params.scenario, name: body.name }) : notFound();
    },
  }),
  endpoint({
    method: 'POST',
    path: '/flows/{flow}/scenarios/{scenario}/accept',
    tag: 'flows',
    summary: 'What it comes to on the draft is what it should come to from now on; `reason` is kept and audited',
    roles: DESIGN,
    params: named,
    body: z.object({
      reason: z.string().trim().min(1).max(500),
      rev: z.int().optional().describe('The revision of the draft on which the difference was seen.'),
    }),
    answers: { schema: z.object({ id: z.string() }) },
    run: async ({ deps, actor, params, body, language }) => {
      const done = await acceptScenario(deps, actor, { flow: params.flow, id: params.scenario, ...body });
      if (done.accepted) return ok({ id: params.scenario });
      return done.reason === 'missing' ? notFound() : refuse(`scenario.${done.reason}`, language);
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/flows/{flow}/scenarios/{scenario}',
    tag: 'flows',
    summary: 'Take a scenario away',
    roles: DESIGN,
    params: named,
    answers: { schema: z.object({ id: z.string() }) },
    run: async ({ deps, actor, params }) =>
      (await deleteScenario(deps, actor, { flow: params.flow, id: params.scenario }))
        ? ok({ id: params.scenario })
        : notFound(),
  }),
];

import { z } from 'zod';
import { PoliciesSchema } from '../../../core/policy/schema';
import { getCurrentPolicies, savePolicies } from '../../../services/policies';
import { listTemplates, saveTemplate, TemplateSchema } from '../../../services/templates';
import { created, endpoint, EVERY_ROLE, failed, ok } from '../endpoint.server';
import { DESIGN, RULE } from '../roles.server';
import { issueErrors } from '../said.server';
import { Anything } from '../schemas.server';

export const settingsEndpoints = [
  endpoint({
    method: 'GET',
    path: '/policies',
    tag: 'policies',
    summary: 'The contact rules in force',
    roles: EVERY_ROLE,
    answers: { schema: z.looseObject({ version: z.int(), document: Anything, author: z.string(), at: z.string() }) },
    run: async ({ deps, workspace }) => ok(await getCurrentPolicies(deps, workspace)),
  }),
  endpoint({
    method: 'PUT',
    path: '/policies',
    tag: 'policies',
    summary:
      'Save the rules as a new version. `document.version` is the one that was edited: a 409 if another came since',
    roles: RULE,
    body: z.object({ document: PoliciesSchema, reason: z.string().min(1).max(500) }),
    answers: { schema: z.object({ version: z.int() }) },
    run: async ({ deps, actor, body }) => {
      const done = await savePolicies(deps, actor, body);
      if (done.saved) return ok({ version: done.version });
      if (done.reason === 'invalid') return failed('invalid', { errors: issueErrors(done.issues, 'document') });
      return failed('conflict', {
        params: { rev: done.version, by: done.by },
        extra: { version: done.version, by: done.by },
      });
    },
  }),
  endpoint({
    method: 'GET',
    path: '/templates',
    tag: 'templates',
    summary: 'Message templates with their state at the provider',
    roles: EVERY_ROLE,
    answers: {
      schema: z.object({ items: z.array(z.looseObject({ id: z.string(), name: z.string(), state: z.string() })) }),
    },
    run: async ({ deps, workspace }) => ok({ items: await listTemplates(deps, workspace) }),
  }),
  endpoint({
    method: 'POST',
    path: '/templates',
    tag: 'templates',
    summary: 'Write a template, or the new text and state of the one under the same channel, name and language',
    roles: DESIGN,
    body: TemplateSchema,
    answers: { status: 201, schema: z.object({ id: z.string() }) },
    run: async ({ deps, actor, body }) => {
      const done = await saveTemplate(deps, actor, body);
      return done.saved ? created({ id: done.id }) : failed('invalid', { errors: issueErrors(done.issues, '') });
    },
  }),
];

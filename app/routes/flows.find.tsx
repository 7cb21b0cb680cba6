import type { ClientActionFunctionArgs } from '@remix-run/react';
import { z } from 'zod';
import { VARIABLE_NAME } from '../../core/find/variable';
import { newId } from '../../db/ids';
import { findInDrafts, listReplacements, replaceInDrafts, revertReplacement } from '../../services/flows/replace';
import { actionsOf, DESIGNERS, jsonField } from '../http/route.server';
import { actorOf } from '../session.server';

const QuerySchema = z.discriminatedUnion('mode', [
  z.object({
    mode: z.literal('text'),
    text: z.string().min(1).max(500),
    options: z.object({ case: z.boolean(), whole: z.boolean(), accents: z.boolean() }),
  }),
  z.object({ mode: z.literal('variable'), name: z.string().regex(VARIABLE_NAME) }),
]);
const query = jsonField(4_000).pipe(QuerySchema);
const DraftsSchema = z
  .array(z.object({ flow: z.string(), rev: z.number().int(), finds: z.array(z.string()).max(50_000) }))
  .max(20);

const edits = actionsOf({ roles: DESIGNERS });

/** Find and replace over every draft of the workspace. A replacement comes in parts, so that its progress can be seen. */
export const action = edits.answer({
  find: edits.intent(z.object({ query }), async ({ deps, me, form }) => ({
    did: 'find' as const,
    drafts: await findInDrafts(deps, me.workspace.id, form.query),
    operation: newId('replacement', deps.clock.now()),
  })),
  replace: edits.intent(
    z.object({
      operation: z.string().regex(/^rep_\w{1,60}$/),
      query,
      replacement: z.string().max(5_000),
      drafts: jsonField(20_000_000).pipe(DraftsSchema),
    }),
    async ({ deps, me, form }) => ({
      did: 'replace' as const,
      results: await replaceInDrafts(deps, actorOf(me), form),
    }),
  ),
  list: edits.intent(z.object({}), async ({ deps, me }) => ({
    did: 'list' as const,
    replacements: (await listReplacements(deps, me.workspace.id)).slice(0, 20),
  })),
  revert: edits.intent(z.object({ operation: z.string().max(64) }), async ({ deps, me, form }) => ({
    did: 'revert' as const,
    ...(await revertReplacement(deps, actorOf(me), form.operation)),
  })),
});

/** What an action of ours answers when it answers; anything else leaves the Studio standing, with what was typed in it. */
export type Answer = Extract<Awaited<ReturnType<typeof action>>, { did: string }> | { did: 'fault' };

export async function clientAction({ serverAction }: ClientActionFunctionArgs): Promise<Answer> {
  try {
    const answer = await serverAction<typeof action>();
    return 'did' in answer ? (answer as Answer) : { did: 'fault' };
  } catch {
    return { did: 'fault' };
  }
}

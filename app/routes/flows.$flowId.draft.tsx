import { isDeepStrictEqual } from 'node:util';
import type { ClientActionFunctionArgs } from '@remix-run/react';
import { z } from 'zod';
import { FlowDocumentSchema } from '../../core/document';
import { saveDraft } from '../../services/flows/drafts';
import { getFlow } from '../../services/flows/read';
import { actionsOf, DESIGNERS, jsonField, notFound } from '../http/route.server';
import { actorOf } from '../session.server';

const edits = actionsOf({ roles: DESIGNERS, params: z.object({ flowId: z.string() }) });

/** Takes the draft as it is edited, with the revision it was edited from. Problems do not keep it from being saved. */
export const action = edits.answer({
  save: edits.intent(
    z.object({ document: jsonField(20_000_000), baseRev: z.coerce.number().int() }),
    async ({ deps, me, params, form }) => {
      const saved = await saveDraft(deps, actorOf(me), { ...form, flow: params.flowId });
      if (saved.saved) return { state: 'saved' as const, rev: saved.rev };
      if (saved.reason === 'missing') throw notFound();
      if (saved.reason === 'invalid') return { state: 'refused' as const };
      // A save whose answer was lost on the way, tried again: what stands there is what we bring.
      const there = await getFlow(deps, me.workspace.id, params.flowId);
      const same = there?.draftRev === saved.rev && isDeepStrictEqual(there.draft, parsedOrNull(form.document));
      return { state: same ? ('saved' as const) : ('conflict' as const), rev: saved.rev };
    },
  ),
});

/** As the database holds it: with its defaults. */
const parsedOrNull = (document: unknown) => FlowDocumentSchema.safeParse(document).data ?? null;

type Answer =
  { state: 'saved' | 'conflict'; rev: number } | { state: 'refused' } | { state: 'offline' } | { state: 'signed_out' };

/** A save that fails must never tear down the editor with the work in it: whatever happens comes back as an answer. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs): Promise<Answer> {
  try {
    const answer = await serverAction<typeof action>();
    return 'state' in answer ? (answer as Answer) : { state: 'refused' };
  } catch (thrown) {
    if (thrown instanceof Response) return { state: thrown.status < 400 ? 'signed_out' : 'refused' };
    return { state: 'offline' };
  }
}

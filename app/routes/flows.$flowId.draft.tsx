import type { ClientActionFunctionArgs } from '@remix-run/react';
import { z } from 'zod';
import { saveDraft } from '../../services/flows/drafts';
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
      return { state: 'conflict' as const, rev: saved.rev };
    },
  ),
});

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

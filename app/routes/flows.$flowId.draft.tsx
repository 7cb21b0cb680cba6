import { z } from 'zod';
import { EditSchema } from '../../core/edits';
import { readSince, saveEdits, type Since } from '../../services/flows/drafts';
import { actionsOf, DESIGNERS, FLOW_READERS, jsonField, notFound, screen } from '../http/route.server';
import { actorOf } from '../session.server';

const Params = z.object({ flowId: z.string() });

export type SinceAnswer = { state: 'since'; since: Since };
export type SaveAnswer = { state: 'saved'; rev: number } | { state: 'behind'; since: Since };

/** What was saved since a revision: asked for when the live stream says that somebody saved. */
export const loader = screen({
  roles: FLOW_READERS,
  params: Params,
  search: z.object({ since: z.coerce.number().int() }),
  load: async ({ deps, me, params, search }) => {
    const since = await readSince(deps, me.workspace.id, { flow: params.flowId, since: search.since });
    if (!since) throw notFound();
    return Response.json({ state: 'since', since } satisfies SinceAnswer);
  },
});

const edits = actionsOf({ roles: DESIGNERS, params: Params });

/** Takes what was edited, with the revision it was edited from. Problems do not keep it from being saved. */
export const action = edits.answer({
  save: edits.intent(
    z.object({
      edits: jsonField(20_000_000).pipe(z.array(EditSchema).max(100_000)),
      baseRev: z.coerce.number().int(),
    }),
    async ({ deps, me, params, form }) => {
      const saved = await saveEdits(deps, actorOf(me), { ...form, flow: params.flowId });
      if (saved.saved) return Response.json({ state: 'saved', rev: saved.rev } satisfies SaveAnswer);
      if (saved.reason === 'missing') throw notFound();
      if (saved.reason === 'invalid') return Response.json({ state: 'refused' }, { status: 422 });
      return Response.json({ state: 'behind', since: saved.since } satisfies SaveAnswer);
    },
  ),
});

import { z } from 'zod';
import type { FlowDocument } from '../../core/document';
import { EditSchema } from '../../core/edits';
import { readDraft, readSince, saveEdits, type Since } from '../../services/flows/drafts';
import { actionsOf, DESIGNERS, FLOW_READERS, jsonField, notFound, screen } from '../http/route.server';
import { actorOf } from '../session.server';

const Params = z.object({ flowId: z.string() });

export type SinceAnswer = { state: 'since'; since: Since };
export type SaveAnswer = { state: 'saved'; rev: number } | { state: 'behind'; since: Since };

/** The draft that the Studio opens with. */
export interface Draft {
  rev: number;
  document: FlowDocument;
}

/**
 * The draft; with `since`, what was saved since that revision: asked for when the live stream says that somebody saved.
 * The draft is large and seldom another than when it was last opened: a browser that has it is told so.
 */
export const loader = screen({
  roles: FLOW_READERS,
  params: Params,
  search: z.object({ since: z.coerce.number().int().optional() }),
  load: async ({ deps, me, request, params: { flowId: flow }, search: { since: from } }) => {
    if (from !== undefined) {
      const since = await readSince(deps, me.workspace.id, { flow, since: from });
      if (!since) throw notFound();
      return Response.json({ state: 'since', since } satisfies SinceAnswer);
    }
    const [, had] = /^W\/"(\d{1,9})"$/.exec(request.headers.get('if-none-match') ?? '') ?? [];
    const draft = await readDraft(deps, me.workspace.id, { flow, ...(had !== undefined && { known: Number(had) }) });
    if (!draft) throw notFound();
    const headers = { etag: `W/"${draft.rev}"`, 'cache-control': 'private, no-cache' };
    if (draft.text === null) return new Response(null, { status: 304, headers });
    return new Response(`{"rev":${draft.rev},"document":${draft.text}}`, {
      headers: { ...headers, 'content-type': 'application/json' },
    });
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

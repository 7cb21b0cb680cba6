import { data } from '@remix-run/node';
import { z } from 'zod';
import {
  beginThread,
  editComment,
  MOST_SAID,
  readThreads,
  removeComment,
  reply,
  resolveThread,
  seeThread,
  type Commented,
  type ThreadView,
} from '../../services/flows/comments';
import { actionsOf, COMMENTERS, FLOW_READERS, notFound, screen } from '../http/route.server';
import type { SignedIn } from '../session.server';

const Params = z.object({ flowId: z.string() });
const by = (me: SignedIn) => ({ workspace: me.workspace.id, member: me.member.id });

/** What is said about a flow; asked for again when the live stream says that something was. */
export const loader = screen({
  roles: FLOW_READERS,
  params: Params,
  load: async ({ deps, me, params }) =>
    Response.json({ threads: await readThreads(deps, by(me), params.flowId) } satisfies { threads: ThreadView[] }),
});

const edits = actionsOf({ roles: COMMENTERS, params: Params });
const Body = z.string().max(MOST_SAID);
const place = z.coerce.number().min(-1_000_000).max(1_000_000).optional();

function answer(commented: Commented): Response {
  if (commented.done) return Response.json(commented);
  if (commented.reason === 'missing') throw notFound();
  throw data({ code: commented.reason }, commented.reason === 'not_yours' ? 403 : 422);
}

export const action = edits.answer({
  begin: edits.intent(
    z.object({ body: Body, node: z.string().max(64).optional(), x: place, y: place }),
    async ({ deps, me, params, form: { body, node, x, y } }) => {
      const at = node === undefined && x !== undefined && y !== undefined ? { x, y } : null;
      const input = { flow: params.flowId, place: { node: node ?? null, at }, body, readers: FLOW_READERS };
      return answer(await beginThread(deps, by(me), input));
    },
  ),
  reply: edits.intent(z.object({ thread: z.string(), body: Body }), async ({ deps, me, params, form }) =>
    answer(await reply(deps, by(me), { ...form, flow: params.flowId, readers: FLOW_READERS })),
  ),
  edit: edits.intent(z.object({ comment: z.string(), body: Body }), async ({ deps, me, params, form }) =>
    answer(await editComment(deps, by(me), { ...form, flow: params.flowId, readers: FLOW_READERS })),
  ),
  delete: edits.intent(z.object({ comment: z.string() }), async ({ deps, me, params, form }) =>
    answer(await removeComment(deps, by(me), { ...form, flow: params.flowId })),
  ),
  resolve: edits.intent(
    z.object({ thread: z.string(), resolved: z.enum(['true', 'false']) }),
    async ({ deps, me, params, form }) => {
      const change = { flow: params.flowId, thread: form.thread, resolved: form.resolved === 'true' };
      if (!(await resolveThread(deps, by(me), change))) throw notFound();
      return Response.json({ done: true });
    },
  ),
  see: edits.intent(z.object({ thread: z.string() }), async ({ deps, me, params, form }) => {
    await seeThread(deps, by(me), { flow: params.flowId, thread: form.thread });
    return Response.json({ done: true });
  }),
});

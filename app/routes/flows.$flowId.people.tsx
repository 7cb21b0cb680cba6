import { z } from 'zod';
import { bePresent, leave, type Present } from '../../services/flows/presence';
import { actionsOf, DESIGNERS, FLOW_READERS, notFound } from '../http/route.server';

const edits = actionsOf({ roles: FLOW_READERS, params: z.object({ flowId: z.string() }) });

const Tab = z.string().regex(/^[\w-]{8,64}$/);

/** A tab with a flow in it: that it is here, which step is open in it, and that it closes. */
export const action = edits.answer({
  here: edits.intent(
    z.object({ tab: Tab, node: z.string().max(64).optional(), take: z.literal('true').optional() }),
    async ({ deps, me, params, form }) => {
      const mayEdit = DESIGNERS.includes(me.member.role);
      const people = await bePresent(
        deps,
        { workspace: me.workspace.id, member: me.member.id, flow: params.flowId, tab: form.tab },
        { node: form.node ?? null, mayEdit, take: mayEdit && form.take === 'true' },
      );
      if (!people) throw notFound();
      return Response.json({ people } satisfies { people: Present[] });
    },
  ),
  leave: edits.intent(z.object({ tab: Tab }), async ({ deps, me, params, form }) => {
    await leave(deps, { workspace: me.workspace.id, member: me.member.id, flow: params.flowId, tab: form.tab });
    return Response.json({ left: true });
  }),
});

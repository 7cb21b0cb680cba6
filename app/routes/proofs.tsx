import { z } from 'zod';
import { CHANNELS } from '../../core/vocabulary';
import { askForCode, confirmCode, forgetAddress, listOwnAddresses } from '../../services/proofs/addresses';
import { listArrived, sendProof } from '../../services/proofs/proofs';
import { actionsOf, DESIGNERS, jsonField, notFound, screen } from '../http/route.server';
import { actorOf } from '../session.server';

/** Whoever writes messages, about themselves: their addresses, and what lately went to them on the sandbox. */
export const loader = screen({
  roles: DESIGNERS,
  async load({ deps, me }) {
    const [addresses, arrived] = await Promise.all([
      listOwnAddresses(deps, me.workspace.id, me.member.id),
      listArrived(deps, me.workspace.id, me.member.id),
    ]);
    // What colleagues wrote is no message of a flow.
    const messages = arrived.filter(({ what }) => what !== 'mention');
    return { email: me.member.email, addresses, arrived: messages };
  },
});

const edits = actionsOf({ roles: DESIGNERS });
const Id = z.string().min(1).max(64);

export const action = edits.answer({
  ask: edits.intent(z.object({ channel: z.enum(CHANNELS), value: z.string().max(254) }), async ({ deps, me, form }) => {
    const self = { member: me.member.id, language: me.member.language };
    return { did: 'ask' as const, ...(await askForCode(deps, actorOf(me), self, form)) };
  }),
  confirm: edits.intent(z.object({ id: Id, code: z.string().max(20) }), async ({ deps, me, form }) => ({
    did: 'confirm' as const,
    status: await confirmCode(deps, actorOf(me), { member: me.member.id }, form),
  })),
  forget: edits.intent(z.object({ id: Id }), async ({ deps, me, form }) => {
    if (!(await forgetAddress(deps, me.workspace.id, { member: me.member.id, id: form.id }))) throw notFound();
    return { did: 'forget' as const, status: 'gone' as const };
  }),
  send: edits.intent(
    z.object({
      channel: z.enum(CHANNELS),
      address: Id,
      language: z.string().min(2).max(10),
      content: jsonField(700_000),
    }),
    async ({ deps, me, form }) => ({
      did: 'send' as const,
      ...(await sendProof(deps, actorOf(me), me.member.id, { ...form, content: form.content })),
    }),
  ),
});

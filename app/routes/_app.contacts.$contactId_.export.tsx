import { z } from 'zod';
import { exportThread } from '../../services/thread';
import { EXPORTERS } from '../contacts/roles';
import { notFound, screen } from '../http/route.server';
import { actorOf } from '../session.server';

/** A customer's whole thread as a file; who took it stands in the audit. */
export const loader = screen({
  roles: EXPORTERS,
  params: z.object({ contactId: z.string().max(64) }),
  async load({ deps, me, params }) {
    const exported = await exportThread(deps, actorOf(me), params.contactId);
    if (!exported) throw notFound();
    return new Response(JSON.stringify(exported, null, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${exported.contact.id}.json"`,
        'cache-control': 'no-store',
      },
    });
  },
});

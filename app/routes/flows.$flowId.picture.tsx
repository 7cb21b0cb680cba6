import { z } from 'zod';
import { FlowDocumentSchema } from '../../core/document';
import { getFlow, getVersion } from '../../services/flows/read';
import { FLOW_READERS, notFound, screen } from '../http/route.server';

/** A flow as another one runs it: its live version; the draft of one that was never published. */
export const loader = screen({
  roles: FLOW_READERS,
  params: z.object({ flowId: z.string() }),
  async load({ deps, me, params }) {
    const flow = await getFlow(deps, me.workspace.id, params.flowId);
    if (!flow) throw notFound();
    const version = flow.liveVersionId && (await getVersion(deps, me.workspace.id, flow.liveVersionId));
    const document = FlowDocumentSchema.parse(version ? version.document : flow.draft);
    return { name: flow.name, live: flow.live, document };
  },
});

import { z } from 'zod';
import { FlowDocumentSchema } from '../../core/document';
import { getVersion } from '../../services/flows/read';
import { FLOW_READERS, notFound, screen } from '../http/route.server';

/** A version's document, for comparing and restoring: what was published before a release has that release's defaults. */
export const loader = screen({
  roles: FLOW_READERS,
  params: z.object({ flowId: z.string(), versionId: z.string() }),
  load: async ({ deps, me, params }) => {
    const version = await getVersion(deps, me.workspace.id, params.versionId);
    if (version?.flowId !== params.flowId) throw notFound();
    return { document: FlowDocumentSchema.parse(version.document) };
  },
});

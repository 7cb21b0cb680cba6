import type { Environment } from '../../../core/program';
import { withWorkspace } from '../../../db/client';
import { readEnvironment } from '../../../services/flows/environment';
import { previewPublish } from '../../../services/flows/preview';
import { previewResume } from '../../../services/flows/pause';
import { readHouse } from '../../../services/flows/house';
import { getFlow, listVersions } from '../../../services/flows/read';
import { listScenarios } from '../../../services/flows/scenarios';
import type { Deps } from '../../../services/deps';
import { notFound } from '../../http/route.server';

/** Everything the Studio opens with: the draft, its workspace, its versions and who is inside. */
export async function loadStudio(deps: Deps, workspace: string, flowId: string) {
  const [flow, environment, versions, preview, held, context, house, scenarios] = await Promise.all([
    getFlow(deps, workspace, flowId),
    withWorkspace(deps.db, workspace, (tx): Promise<Environment> => readEnvironment(deps, tx, workspace, flowId)),
    listVersions(deps, workspace, flowId),
    previewPublish(deps, workspace, flowId),
    previewResume(deps, workspace, flowId),
    deps.contexts.get(workspace),
    readHouse(deps, workspace),
    listScenarios(deps, workspace, flowId),
  ]);
  if (!flow || !preview || !held || !scenarios) throw notFound();
  const { problems: _problems, ...view } = flow;
  return {
    flow: view,
    environment,
    versions,
    people: preview.nodes,
    inside: preview.people,
    held,
    policies: context.policies,
    house,
    scenarios,
  };
}
export type StudioData = Awaited<ReturnType<typeof loadStudio>>;

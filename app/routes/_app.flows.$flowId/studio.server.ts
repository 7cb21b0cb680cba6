import type { Environment } from '../../../core/program';
import { withWorkspace } from '../../../db/client';
import { readEnvironment } from '../../../services/flows/environment';
import { openFlow } from '../../../services/flows/preview';
import { previewResume } from '../../../services/flows/pause';
import { readHouse } from '../../../services/flows/house';
import { listVersions } from '../../../services/flows/read';
import { listScenarios } from '../../../services/flows/scenarios';
import type { Deps } from '../../../services/deps';
import { notFound } from '../../http/route.server';

/** What the Studio opens with beside the draft: the workspace, the flow's versions and who is inside. */
export async function loadStudio(deps: Deps, workspace: string, flowId: string) {
  const [opened, environment, versions, held, context, house, scenarios] = await Promise.all([
    openFlow(deps, workspace, flowId),
    withWorkspace(deps.db, workspace, (tx): Promise<Environment> => readEnvironment(deps, tx, workspace, flowId)),
    listVersions(deps, workspace, flowId),
    previewResume(deps, workspace, flowId),
    deps.contexts.get(workspace),
    readHouse(deps, workspace),
    listScenarios(deps, workspace, flowId),
  ]);
  if (!opened || !held || !scenarios) throw notFound();
  const { flow, inside, published } = opened;
  return {
    flow,
    published,
    environment,
    versions,
    people: inside.nodes,
    inside: inside.people,
    held,
    policies: context.policies,
    house,
    scenarios,
  };
}
export type StudioData = Awaited<ReturnType<typeof loadStudio>>;

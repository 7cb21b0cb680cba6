import type { Environment } from '../../core/compile';
import { callersOf, endsOf } from '../../core/ends';
import type { Scoped } from '../../db/client';
import { listFlowBriefs, type FlowBrief } from '../../db/queries/flows';
import type { Deps } from '../deps';
import type { WorkspaceContext } from '../workspace-context';

/**
 * What `compile` checks a document against: the workspace's templates and its other flows. Limits are each channel's
 * usual ones, so that a flow drawn on the sandbox is not refused on the day it gets a real provider.
 * @param context templates, as of a moment ago
 * @param flows every flow that could be run from this one
 */
export function environmentOf(
  context: Pick<WorkspaceContext, 'templates'>,
  flows: readonly { id: string; document: FlowBrief }[],
): Environment {
  return {
    templates: context.templates,
    flows: flows.map(({ id, document }) => ({
      id,
      name: document.name,
      ends: endsOf(document),
      inputs: document.variables.filter((variable) => variable.input).map((variable) => variable.name),
    })),
    channels: undefined,
  };
}

/**
 * The environment of a workspace as it stands.
 * @param flow whose draft is looked at: then the flows that run it count too, as they are published
 */
export async function readEnvironment(
  deps: Pick<Deps, 'contexts'>,
  tx: Scoped,
  workspace: string,
  flow?: string,
): Promise<Environment> {
  const context = await deps.contexts.get(workspace);
  const flows = await listFlowBriefs(tx, { workspace });
  const environment = environmentOf(context, flows);
  return flow === undefined ? environment : { ...environment, callers: callersOf(flow, flows) };
}

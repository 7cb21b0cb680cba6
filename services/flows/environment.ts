import type { Environment } from '../../core/compile';
import type { FlowDocument } from '../../core/document';
import { callersOf, endsOf } from '../../core/ends';
import type { Scoped } from '../../db/client';
import { listFlowDocuments } from '../../db/queries/flows';
import type { Deps } from '../deps';
import type { WorkspaceContext } from '../workspace-context';

/** A flow as another flow's "run flow" node sees it. */
export interface FlowDocumentOf {
  id: string;
  document: FlowDocument;
}

/**
 * What `compile` checks a document against: the workspace's templates and its other flows. Limits are each channel's
 * usual ones, so that a flow drawn on the sandbox is not refused on the day it gets a real provider.
 * @param context templates, as of a moment ago
 * @param flows every flow that could be run from this one
 */
export function environmentOf(context: Pick<WorkspaceContext, 'templates'>, flows: FlowDocumentOf[]): Environment {
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
  const documents = await listFlowDocuments(tx, { workspace });
  const environment = environmentOf(context, documents);
  return flow === undefined ? environment : { ...environment, callers: callersOf(flow, documents) };
}

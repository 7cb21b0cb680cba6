import { compile, type Problem } from '../../core/compile';
import { withWorkspace } from '../../db/client';
import { getFlow as queryFlow, listFlows as queryFlows, type FlowListed, type FlowView } from '../../db/queries/flows';
import {
  getVersion as queryVersion,
  listVersions as queryVersions,
  type VersionListed,
  type VersionView,
} from '../../db/queries/versions';
import type { Deps } from '../deps';
import { readEnvironment } from './environment';

export type { FlowListed, FlowView, VersionListed, VersionView };

/** The flows of a workspace, last changed first; those put away only when asked for. */
export async function listFlows(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  filter: { archived?: boolean } = {},
): Promise<FlowListed[]> {
  return withWorkspace(deps.db, workspace, (tx) => queryFlows(tx, { workspace, ...filter }));
}

/** One flow with its draft and the draft's problems, or null. */
export async function getFlow(
  deps: Pick<Deps, 'db' | 'contexts'>,
  workspace: string,
  id: string,
): Promise<(FlowView & { problems: Problem[] }) | null> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const flow = await queryFlow(tx, { workspace, id });
    if (!flow) return null;
    const { problems } = compile(flow.draft, await readEnvironment(deps, tx, workspace, id));
    return { ...flow, problems };
  });
}

/** A flow's versions, newest first. */
export async function listVersions(deps: Pick<Deps, 'db'>, workspace: string, flow: string): Promise<VersionListed[]> {
  return withWorkspace(deps.db, workspace, (tx) => queryVersions(tx, { workspace, flow }));
}

/** One version with its document, or null. */
export async function getVersion(deps: Pick<Deps, 'db'>, workspace: string, id: string): Promise<VersionView | null> {
  return withWorkspace(deps.db, workspace, (tx) => queryVersion(tx, { workspace, id }));
}

import { compile, type Problem } from '../../core/compile';
import type { FlowNode } from '../../core/document';
import { withWorkspace, type Scoped } from '../../db/client';
import { countStanding } from '../../db/queries/flow-people';
import { getFlow, getFlowHead, isDraftLive, type FlowHead, type FlowView } from '../../db/queries/flows';
import { getVersion } from '../../db/queries/versions';
import type { Deps } from '../deps';
import { readEnvironment } from './environment';

/** People at one node, and what a publish would mean to them. */
export interface NodePeople {
  node: string;
  name: string;
  people: number;
  /** The draft has no such node, or another kind of node under its id. */
  gone: boolean;
  /** They wait for a moment, and the draft configures the node otherwise. */
  waitChanged: boolean;
}

/** Who is inside a flow, whatever version they are on. */
export interface Inside {
  people: number;
  nodes: NodePeople[];
}
export interface PublishPreview extends Inside {
  problems: Problem[];
}

/** What publishing the draft would do to whom, before anybody decides. Null if there is no such flow. */
export async function previewPublish(
  deps: Pick<Deps, 'db' | 'contexts'>,
  workspace: string,
  flowId: string,
): Promise<PublishPreview | null> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const flow = await getFlow(tx, { workspace, id: flowId });
    if (!flow) return null;
    const { problems } = compile(flow.draft, await readEnvironment(deps, tx, workspace, flowId));
    return { problems, ...(await countInside(tx, workspace, flow)) };
  });
}

/**
 * A flow with the people inside it, and whether its draft is what is live, as the Studio opens: it asks for the draft
 * apart, and checks it by itself. Null if there is no such flow.
 */
export async function openFlow(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  flowId: string,
): Promise<{ flow: FlowHead; inside: Inside; published: boolean } | null> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const flow = await getFlowHead(tx, { workspace, id: flowId });
    if (!flow) return null;
    const published = await isDraftLive(tx, { workspace, id: flowId });
    return { flow, inside: await countInside(tx, workspace, flow), published };
  });
}

async function countInside(tx: Scoped, workspace: string, flow: FlowHead | FlowView): Promise<Inside> {
  const standing = await countStanding(tx, { workspace, flow: flow.id });
  if (standing.length === 0) return { people: 0, nodes: [] };
  const draft = 'draft' in flow ? flow.draft : (await getFlow(tx, { workspace, id: flow.id }))?.draft;
  const drafted = new Map(draft?.nodes.map((node) => [node.id, node]));
  const older = new Map<string, Map<string, FlowNode>>();
  const byNode = new Map<string, NodePeople>();
  for (const at of standing) {
    if (at.node === null) continue;
    if (!older.has(at.version)) {
      const version = await getVersion(tx, { workspace, id: at.version });
      older.set(at.version, new Map(version?.document.nodes.map((node) => [node.id, node])));
    }
    const was = older.get(at.version)?.get(at.node);
    const will = drafted.get(at.node);
    const seen = byNode.get(at.node);
    const gone = !will || will.kind !== was?.kind;
    const waitChanged = !gone && at.waiting > 0 && JSON.stringify(was?.config) !== JSON.stringify(will.config);
    byNode.set(at.node, {
      node: at.node,
      name: will?.name || was?.name || at.node,
      people: (seen?.people ?? 0) + at.count,
      gone: gone || (seen?.gone ?? false),
      waitChanged: waitChanged || (seen?.waitChanged ?? false),
    });
  }
  const nodes = [...byNode.values()];
  return { people: standing.reduce((sum, at) => sum + at.count, 0), nodes };
}

import type { Said } from '../../core/run';
import { withWorkspace } from '../../db/client';
import { listRunDecisions } from '../../db/queries/decisions';
import {
  countRuns as queryCounts,
  getRun as queryRun,
  listRunCases,
  listRunDeliveries,
  listRuns as queryRuns,
  listSteps,
  nameNodes,
  type RunCase,
  type RunDelivery,
  type RunFilter,
  type RunListed,
  type RunView,
  type StepView,
} from '../../db/queries/runs';
import type { RunStatus } from '../../db/schema/runs';
import type { Deps } from '../deps';
import { explained, type Explained } from '../why-not';

export type { RunCase, RunDelivery, RunFilter, RunListed, RunStatus, RunView, StepView };

/** Runs, newest first; `after` is the last id of the page before. */
export async function listRuns(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  page: RunFilter & { after?: string; limit?: number } = {},
): Promise<RunListed[]> {
  return withWorkspace(deps.db, workspace, (tx) => queryRuns(tx, { workspace, ...page }));
}

/** Counts beyond this are shown as "1,000+". */
export const MOST_COUNTED = 1000;

/** How many runs stand in each state, up to `MOST_COUNTED`. */
export async function countRuns(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  flow?: string,
): Promise<Record<RunStatus, number>> {
  return withWorkspace(deps.db, workspace, (tx) => queryCounts(tx, { workspace, flow, most: MOST_COUNTED }));
}

/** Everything a run's page shows. */
export interface RunPage {
  run: RunView;
  steps: StepView[];
  /** Policy's verdicts with the sentences that explain them. */
  decisions: Explained[];
  deliveries: RunDelivery[];
  cases: RunCase[];
}

/** One run's page, or null. */
export async function getRunPage(deps: Pick<Deps, 'db'>, workspace: string, id: string): Promise<RunPage | null> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const run = await queryRun(tx, { workspace, id });
    if (!run) return null;
    return {
      run,
      steps: await listSteps(tx, { workspace, runs: [id] }),
      decisions: (await listRunDecisions(tx, { workspace, run: id })).map(explained),
      deliveries: await listRunDeliveries(tx, { workspace, run: id }),
      cases: await listRunCases(tx, { workspace, run: id }),
    };
  });
}

/** A line of a journal with what people called its node, and the node's kind. */
export type NamedStep = StepView & { nodeName: string | null; nodeKind: string | null };

/** The last lines of some runs' journals, oldest first within each. */
export async function readJournals(deps: Pick<Deps, 'db'>, workspace: string, runs: string[]): Promise<NamedStep[]> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const names = await nameNodes(tx, { workspace, runs });
    const steps = await listSteps(tx, { workspace, runs, limit: 60 });
    return steps.map((step) => {
      const node = step.node === null ? undefined : names[step.run]?.[step.node];
      return { ...step, nodeName: node?.name ?? null, nodeKind: node?.kind ?? null };
    });
  });
}

/** Why a run was refused entry, as a sentence for `say`. */
export function refusalOf(run: Pick<RunListed, 'outcome' | 'flowName'>): Said {
  const code = run.outcome?.code;
  return { code: typeof code === 'string' ? code : 'entry.refused', params: { flow: run.flowName } };
}

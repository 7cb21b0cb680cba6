import type { Program } from '../core/program';
import type { Role } from '../core/vocabulary';
import { withWorkspace } from '../db/client';
import { listMembers } from '../db/queries/members';
import type { CaseView } from './cases';
import type { Deps } from './deps';
import { ProgramError } from './flows/programs';
import { readJournals, type NamedStep } from './runs/read';

/** What an agent needs of the flow that handed a case over. */
export interface CaseFlow {
  /** What people called the node that asked for a person; empty where they did not. */
  nodeName: string | null;
  nodeKind: string | null;
  /** What the run did, oldest first. */
  journal: NamedStep[];
  /** The outcomes with a way of their own; none: the case is just resolved. */
  outcomes: string[];
  /** Where the customer may be handed back to; empty when no live run waits. */
  resumable: { id: string; name: string; kind: string }[];
}

const OUTCOME = 'resolved:';

/** The flow behind a case; null where no run opened it. */
export async function getCaseFlow(
  deps: Pick<Deps, 'db' | 'programs'>,
  workspace: string,
  found: CaseView,
): Promise<CaseFlow | null> {
  if (!found.run || !found.version) return null;
  const program = await programOf(deps, workspace, found.version);
  const asked = program?.nodes.get(typeof found.card.node === 'string' ? found.card.node : '');
  const waits = found.runStatus === 'live' && found.status !== 'resolved';
  const starts = new Set(program?.starts.map(({ node }) => node));
  return {
    nodeName: asked?.name ?? null,
    nodeKind: asked?.kind ?? null,
    journal: await readJournals(deps, workspace, [found.run]),
    outcomes: waits
      ? (asked?.configured.outlets ?? []).flatMap(({ name }) =>
          name.startsWith(OUTCOME) ? [name.slice(OUTCOME.length)] : [],
        )
      : [],
    resumable: waits
      ? [...(program?.nodes.values() ?? [])]
          .filter(({ id }) => id !== asked?.id && !starts.has(id))
          .map(({ id, kind, name }) => ({ id, kind, name }))
      : [],
  };
}

async function programOf(deps: Pick<Deps, 'programs'>, workspace: string, version: string): Promise<Program | null> {
  try {
    return await deps.programs.get(workspace, version);
  } catch (error) {
    // Its runs are halted and say so; the case can still be worked.
    if (error instanceof ProgramError) return null;
    throw error;
  }
}

/** Somebody who can be given a case. */
export interface CaseWorker {
  id: string;
  name: string;
}

/** Who of these roles can be given a case, by name. */
export async function listCaseWorkers(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  roles: readonly Role[],
): Promise<CaseWorker[]> {
  const members = await withWorkspace(deps.db, workspace, (tx) => listMembers(tx, { workspace }));
  return members
    .filter(({ role, disabled }) => !disabled && roles.includes(role))
    .map(({ id, name }) => ({ id, name }));
}

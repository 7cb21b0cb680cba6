import { withWorkspace } from '../../db/client';
import { hasFlow } from '../../db/queries/flows';
import {
  deletePresent,
  deleteStalePresent,
  firstAtNode,
  listPresent,
  putPresent,
  type Present,
} from '../../db/queries/presence';
import type { Deps } from '../deps';
import { tell } from '../live';
import { iso } from '../moments';

export type { Present };

type Needs = Pick<Deps, 'db' | 'sql' | 'clock'>;

/** A tab says that it is here this often (milliseconds). */
export const BEAT_MS = 15_000;
/** One that missed two beats is gone: closed without a word, asleep, or without network. */
const GONE_MS = 40_000;

/** A member's tab with a flow in it. */
export interface Tab {
  workspace: string;
  member: string;
  flow: string;
  tab: string;
}

/**
 * Says that a tab is here and which step is open in it, and answers who else is. The first who opened a step has it; with
 * `take` this tab goes before them. Null if there is no such flow.
 */
export async function bePresent(
  deps: Needs,
  { workspace, member, flow, tab }: Tab,
  now: { node: string | null; mayEdit: boolean; take?: boolean },
): Promise<Present[] | null> {
  const at = deps.clock.now();
  const seen = await withWorkspace(deps.db, workspace, async (tx) => {
    if (!(await hasFlow(tx, { workspace, id: flow }))) return null;
    const cleared = await deleteStalePresent(tx, { workspace, flow, before: iso(at - GONE_MS) });
    const { node, take } = now;
    const first = take && node !== null ? await firstAtNode(tx, { workspace, flow, node }) : null;
    const nodeAt = node === null ? null : iso(first === null ? at : Date.parse(first) - 1);
    const news = await putPresent(tx, { workspace, flow, tab, member, at: iso(at), ...now, nodeAt });
    const people = await listPresent(tx, { workspace, flow, since: iso(at - GONE_MS) });
    return { people, news: news || cleared };
  });
  if (seen?.news) tell(deps.sql, workspace, 'flow_people', [flow]);
  return seen && seen.people;
}

/** A tab was closed, or went elsewhere. */
export async function leave(deps: Needs, { workspace, member, flow, tab }: Tab): Promise<void> {
  const gone = await withWorkspace(deps.db, workspace, (tx) => deletePresent(tx, { workspace, flow, tab, member }));
  if (gone) tell(deps.sql, workspace, 'flow_people', [flow]);
}

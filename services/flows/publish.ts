import { compile, type Problem } from '../../core/compile';
import { withWorkspace } from '../../db/client';
import { newId } from '../../db/ids';
import { getFlow, setLiveVersion } from '../../db/queries/flows';
import { insertVersion, lastVersionNumber } from '../../db/queries/versions';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';
import { iso } from '../moments';
import { readEnvironment } from './environment';
import { movePeople, type Gone } from './move-people';
import { forgetStarts } from './starts';

/** What becomes of the people inside an older version. */
export interface PublishChoice {
  flow: string;
  reason: string;
  /**
   * move: everyone whose node still exists goes over, now. finish: they end on the version they are in, newcomers take
   * the new one. drain: the same, and nobody new gets in until the last of them is out.
   */
  people: 'move' | 'finish' | 'drain';
  /** What a wait that changed does to those in it: keep its due moment, count anew from when it began, or restart. */
  waits: 'keep' | 'recount' | 'restart';
  /** Where people at a deleted node go: a node of the new version, or `end`. Without it they stay on the old version. */
  gone?: Gone;
  /** The revision that the publisher saw; another one in between is a conflict. */
  rev?: number;
}

export type Published =
  | { published: true; version: string; number: number; moved: number; left: number; problems: Problem[] }
  | { published: false; reason: 'problems'; problems: Problem[] }
  | { published: false; reason: 'missing' | 'archived' | 'unknown_node' }
  | { published: false; reason: 'conflict'; rev: number; by: string | null };

type Needs = Pick<Deps, 'db' | 'clock' | 'contexts' | 'programs'>;

/**
 * Makes the draft the live version. The version is written in one transaction; then people are moved in batches, each
 * run under its own revision, while all of them go on.
 */
export async function publishFlow(deps: Needs, actor: Actor, choice: PublishChoice): Promise<Published> {
  const { workspace } = actor;
  deps.contexts.forget(workspace);
  const made = await withWorkspace(deps.db, workspace, async (tx): Promise<Published> => {
    const flow = await getFlow(tx, { workspace, id: choice.flow, lock: true });
    if (!flow) return { published: false, reason: 'missing' };
    if (flow.archivedAt !== null) return { published: false, reason: 'archived' };
    if (choice.rev !== undefined && choice.rev !== flow.draftRev) {
      return { published: false, reason: 'conflict', rev: flow.draftRev, by: flow.changedBy };
    }
    const compiled = compile(flow.draft, await readEnvironment(deps, tx, workspace));
    if (!compiled.ok) return { published: false, reason: 'problems', problems: compiled.problems };
    if (choice.gone && choice.gone !== 'end' && !compiled.program.nodes.has(choice.gone.node)) {
      return { published: false, reason: 'unknown_node' };
    }
    const now = deps.clock.now();
    const version = newId('version', now);
    const number = (await lastVersionNumber(tx, { workspace, flow: flow.id })) + 1;
    await insertVersion(tx, {
      workspace,
      id: version,
      flow: flow.id,
      number,
      // the parsed document, with its defaults: what runs is what was checked
      document: compiled.program.document,
      mentions: [...compiled.program.mentions].sort(),
      author: actor.id,
      reason: choice.reason,
      at: iso(now),
    });
    const draining = choice.people === 'drain' && flow.live !== null;
    await setLiveVersion(tx, { workspace, id: flow.id, version, draining, at: iso(now) });
    await record(deps, tx, actor, 'flow.publish', flow.id, {
      version,
      number,
      reason: choice.reason,
      people: choice.people,
      waits: choice.waits,
    });
    return { published: true, version, number, moved: 0, left: 0, problems: compiled.problems };
  });
  if (!made.published) return made;
  forgetStarts(deps, workspace);
  if (choice.people !== 'move') return made;
  const { moved, left } = await movePeople(deps, workspace, {
    flow: choice.flow,
    version: made.version,
    number: made.number,
    waits: choice.waits,
    gone: choice.gone,
  });
  return { ...made, moved, left };
}

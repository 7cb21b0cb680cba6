import { compile, type Problem } from '../../core/compile';
import { withWorkspace } from '../../db/client';
import { newId } from '../../db/ids';
import { getFlow, setLiveVersion } from '../../db/queries/flows';
import { listScenarios } from '../../db/queries/scenarios';
import { insertVersion, lastVersionNumber } from '../../db/queries/versions';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';
import { iso } from '../moments';
import { readEnvironment } from './environment';
import { movePeople, type Gone } from './move-people';
import { playAll, type ScenarioRun } from './scenarios';
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
  /**
   * pass (the default): scenarios that do not pass keep it back. anyway: it is published in spite of them, and `reason`
   * must say why: see docs/decisions/0008-scenarios.md.
   */
  scenarios?: 'pass' | 'anyway';
}

export type Published =
  | { published: true; version: string; number: number; moved: number; left: number; problems: Problem[] }
  | { published: false; reason: 'problems'; problems: Problem[] }
  /** Those that did not pass, with how they differ. */
  | { published: false; reason: 'scenarios'; scenarios: ScenarioRun[] }
  | { published: false; reason: 'missing' | 'archived' | 'unknown_node' | 'reason_missing' }
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
    const environment = await readEnvironment(deps, tx, workspace, flow.id);
    const compiled = compile(flow.draft, environment);
    if (!compiled.ok) return { published: false, reason: 'problems', problems: compiled.problems };
    if (choice.gone && choice.gone !== 'end' && !compiled.program.nodes.has(choice.gone.node)) {
      return { published: false, reason: 'unknown_node' };
    }
    const { policies } = await deps.contexts.get(workspace);
    const kept = await listScenarios(tx, { workspace, flow: flow.id });
    const played = await playAll(compiled.program, kept, { environment, policies, flow: flow.id });
    const failing = played.filter(({ result }) => result !== 'passed');
    if (failing.length > 0 && choice.scenarios !== 'anyway')
      return { published: false, reason: 'scenarios', scenarios: failing };
    if (failing.length > 0 && choice.reason.trim() === '') return { published: false, reason: 'reason_missing' };
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
      ...(played.length > 0
        ? {
            scenarios: {
              policies: policies.version,
              anyway: failing.length > 0,
              items: played.map(({ id, name, result }) => ({ id, name, result })),
            },
          }
        : {}),
    });
    const draining = choice.people === 'drain' && flow.live !== null;
    await setLiveVersion(tx, { workspace, id: flow.id, version, draining, at: iso(now) });
    await record(deps, tx, actor, 'flow.publish', flow.id, {
      version,
      number,
      reason: choice.reason,
      people: choice.people,
      waits: choice.waits,
      ...(failing.length > 0 ? { failingScenarios: failing.map(({ name }) => name) } : {}),
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

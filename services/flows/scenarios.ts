import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { compile } from '../../core/compile';
import type { Program } from '../../core/program';
import {
  play,
  runScenario,
  ScenarioSchema,
  type Impossible,
  type Scenario,
  type ScenarioResult,
  type ScenarioWorld,
} from '../../core/scenario';
import { OutcomeSchema } from '../../core/scenario-outcome';
import { anonymous } from '../../core/virtual-contact';
import { withWorkspace, type Scoped } from '../../db/client';
import { newId } from '../../db/ids';
import { getFlow, hasFlow } from '../../db/queries/flows';
import * as rows from '../../db/queries/scenarios';
import { record } from '../audit';
import type { Actor, Deps } from '../deps';
import { issuesOf, type Issue } from '../issues';
import { iso } from '../moments';
import { readEnvironment } from './environment';

type Needs = Pick<Deps, 'db' | 'clock' | 'contexts'>;
export type ScenarioView = rows.ScenarioRow;

/** More than anybody reads through; all of them are played at every publish. */
export const MOST_SCENARIOS = 100;

/** A scenario with what it came to just now. */
export type ScenarioRun = { id: string; name: string } & ScenarioResult;

/** A flow's scenarios in the order they were made; null: no such flow. */
export async function listScenarios(
  deps: Pick<Deps, 'db'>,
  workspace: string,
  flow: string,
): Promise<ScenarioView[] | null> {
  return withWorkspace(deps.db, workspace, async (tx) =>
    (await hasFlow(tx, { workspace, id: flow })) ? rows.listScenarios(tx, { workspace, flow }) : null,
  );
}

export type ScenarioSaved =
  | { saved: true; id: string }
  | { saved: false; reason: 'missing' | 'name_taken' | 'too_many' }
  | { saved: false; reason: 'invalid'; issues: Issue[] }
  | ({ saved: false; reason: 'cannot_run' } & Impossible);

/**
 * Keeps a test that was played. The customer's name, addresses and attributes that the flow does not read stay out of it.
 * @param input `expected`: what it should come to; without it, what it comes to on the draft as it stands
 */
export async function saveScenario(
  deps: Needs,
  actor: Actor,
  input: { flow: string; scenario: unknown; expected?: unknown },
): Promise<ScenarioSaved> {
  const parsed = z
    .object({ scenario: ScenarioSchema, expected: OutcomeSchema.optional() })
    .safeParse({ scenario: input.scenario, expected: input.expected });
  if (!parsed.success) return { saved: false, reason: 'invalid', issues: issuesOf(parsed.error) };
  const { workspace, id: by } = actor;
  const { flow } = input;
  return withWorkspace(deps.db, workspace, async (tx): Promise<ScenarioSaved> => {
    const found = await getFlow(tx, { workspace, id: flow, lock: true });
    if (!found) return { saved: false, reason: 'missing' };
    if ((await rows.listScenarios(tx, { workspace, flow })).length >= MOST_SCENARIOS)
      return { saved: false, reason: 'too_many' };
    const contact = anonymous(parsed.data.scenario.contact, found.draft);
    const scenario: Scenario = { ...parsed.data.scenario, contact };
    let { expected } = parsed.data;
    if (!expected) {
      const drafted = await readDraft(deps, tx, workspace, found);
      if ('code' in drafted) return { saved: false, reason: 'cannot_run', ...drafted };
      const played = play(drafted.program, scenario, drafted.world);
      if (!played.played) return { saved: false, reason: 'cannot_run', code: played.code, params: played.params };
      expected = played.outcome;
    }
    const id = newId('scenario', deps.clock.now());
    const { name, ...rest } = scenario;
    const at = iso(deps.clock.now());
    const made = await rows.insertScenario(tx, { workspace, id, flow, name, scenario: rest, expected, by, at });
    if (!made) return { saved: false, reason: 'name_taken' };
    await record(deps, tx, actor, 'scenario.create', id, { flow, name });
    return { saved: true, id };
  });
}

const NameSchema = ScenarioSchema.shape.name;

/** Gives a scenario another name. */
export async function renameScenario(
  deps: Needs,
  actor: Actor,
  input: { flow: string; id: string; name: string },
): Promise<'renamed' | 'missing' | 'name_taken' | 'invalid'> {
  const name = NameSchema.safeParse(input.name);
  if (!name.success) return 'invalid';
  const { workspace } = actor;
  return withWorkspace(deps.db, workspace, async (tx) => {
    const there = (await rows.listScenarios(tx, { workspace, flow: input.flow })).some(({ id }) => id === input.id);
    if (!there) return 'missing';
    if (!(await rows.renameScenario(tx, { workspace, ...input, name: name.data }))) return 'name_taken';
    await record(deps, tx, actor, 'scenario.rename', input.id, { flow: input.flow, name: name.data });
    return 'renamed';
  });
}

/** Takes a scenario away. False: there was none. */
export async function deleteScenario(deps: Needs, actor: Actor, input: { flow: string; id: string }): Promise<boolean> {
  const { workspace } = actor;
  return withWorkspace(deps.db, workspace, async (tx) => {
    const name = await rows.deleteScenario(tx, { workspace, ...input });
    if (name !== null) await record(deps, tx, actor, 'scenario.delete', input.id, { flow: input.flow, name });
    return name !== null;
  });
}

/**
 * Plays a flow's scenarios, or one of them, against its draft. Null: no such flow, or no such scenario in it.
 * @param input `id`: only this one
 */
export async function runScenarios(
  deps: Needs,
  workspace: string,
  input: { flow: string; id?: string },
): Promise<ScenarioRun[] | null> {
  return withWorkspace(deps.db, workspace, async (tx) => {
    const flow = await getFlow(tx, { workspace, id: input.flow });
    if (!flow) return null;
    const all = await rows.listScenarios(tx, { workspace, flow: flow.id });
    const wanted = input.id === undefined ? all : all.filter(({ id }) => id === input.id);
    if (input.id !== undefined && wanted.length === 0) return null;
    const drafted = await readDraft(deps, tx, workspace, flow);
    if ('code' in drafted) return wanted.map(({ id, name }) => ({ id, name, result: 'cannot_run', ...drafted }));
    return playAll(drafted.program, wanted, drafted.world);
  });
}

export type Accepted =
  { accepted: true } | { accepted: false; reason: 'missing' | 'reason_missing' | 'conflict' | 'cannot_run' };

/**
 * What the scenario comes to on the draft as it stands is what it should come to from now on. Says who, when and why, and
 * the audit keeps every such word.
 * @param input `rev`: the draft's revision that the difference was seen on; another one in between is a conflict
 */
export async function acceptScenario(
  deps: Needs,
  actor: Actor,
  input: { flow: string; id: string; reason: string; rev?: number },
): Promise<Accepted> {
  const reason = input.reason.trim().slice(0, 500);
  if (reason === '') return { accepted: false, reason: 'reason_missing' };
  const { workspace, id: by } = actor;
  return withWorkspace(deps.db, workspace, async (tx): Promise<Accepted> => {
    const flow = await getFlow(tx, { workspace, id: input.flow, lock: true });
    const found =
      flow && (await rows.listScenarios(tx, { workspace, flow: flow.id })).find(({ id }) => id === input.id);
    if (!flow || !found) return { accepted: false, reason: 'missing' };
    if (input.rev !== undefined && input.rev !== flow.draftRev) return { accepted: false, reason: 'conflict' };
    const drafted = await readDraft(deps, tx, workspace, flow);
    if ('code' in drafted) return { accepted: false, reason: 'cannot_run' };
    const result = runScenario(drafted.program, expectingOf(found), drafted.world);
    if (result.result === 'cannot_run') return { accepted: false, reason: 'cannot_run' };
    const at = iso(deps.clock.now());
    const { outcome: expected } = result;
    await rows.setExpected(tx, { workspace, flow: flow.id, id: found.id, expected, reason, by, at });
    await record(deps, tx, actor, 'scenario.accept', found.id, {
      flow: flow.id,
      name: found.name,
      reason,
      was: JSON.stringify(found.expected),
      now: JSON.stringify(expected),
    });
    return { accepted: true };
  });
}

/** Plays scenarios over a compiled flow, giving way to other work between two of them. */
export async function playAll(
  program: Program,
  kept: readonly ScenarioView[],
  world: ScenarioWorld,
): Promise<ScenarioRun[]> {
  const runs: ScenarioRun[] = [];
  for (const row of kept) {
    runs.push({ id: row.id, name: row.name, ...runScenario(program, expectingOf(row), world) });
    await breathe();
  }
  return runs;
}

const expectingOf = ({ name, scenario, expected }: ScenarioView) => ({ ...scenario, name, expected });

/** The draft as scenarios play it, under the contact rules of today. */
async function readDraft(
  deps: Needs,
  tx: Scoped,
  workspace: string,
  flow: { id: string; draft: unknown },
): Promise<{ program: Program; world: ScenarioWorld } | Impossible> {
  const environment = await readEnvironment(deps, tx, workspace);
  const compiled = compile(flow.draft, environment);
  if (!compiled.ok) return { code: 'scenario.problems', params: { count: compiled.problems.length } };
  const { policies } = await deps.contexts.get(workspace);
  return { program: compiled.program, world: { environment, policies, flow: flow.id } };
}

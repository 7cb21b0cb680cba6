import { z } from 'zod';
import { compile } from './compile';
import { JsonSchema } from './document';
import type { JsonObject } from './json';
import type { Policies } from './policy/types';
import type { Environment, Program } from './program';
import { compareOutcomes, OutcomeSchema, outcomeOf, type Difference, type Outcome } from './scenario-outcome';
import { act, simulate, type Act, type Simulation } from './simulate';
import { factsOf, policyOf, VirtualContactSchema } from './virtual-contact';
import { CHANNELS } from './vocabulary';

const NodeId = z.string().max(64);
const Channel = z.enum(CHANNELS);
const Payload = z
  .record(z.string().max(100), JsonSchema)
  .refine((value) => JSON.stringify(value).length <= 64_000, 'larger than 64 kB');
const Code = z.string().min(1).max(100);
const Response = z.object({ status: z.literal('response'), http: z.int().min(100).max(599), body: JsonSchema });
const Answers = [
  z.object({ status: z.literal('not_sent'), code: Code }),
  Response,
  z.object({ status: z.literal('failed'), code: Code }),
  z.object({
    status: z.literal('resolved'),
    outcome: z.string().max(100),
    note: z.string().max(2000).optional(),
    resumeAt: NodeId.optional(),
  }),
  z.object({ status: z.literal('no_agent') }),
  z.object({ status: z.literal('ended'), end: z.string().max(200), outputs: Payload }),
] as const;
const ForcedSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('sent'), channel: Channel.optional() }),
  ...Answers,
]);

/** What is done in a scenario after its start. Nodes are named, never calls: an added step must not shift them. */
export const ScenarioActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('skip') }),
  z.object({
    act: z.literal('pass'),
    ms: z
      .number()
      .min(0)
      .max(400 * 86_400_000),
  }),
  z.object({ act: z.literal('event'), name: z.string().min(1).max(200), payload: Payload.optional() }),
  z.object({
    act: z.literal('reply'),
    text: z.string().max(4000),
    channel: Channel.optional(),
    button: z.object({ id: NodeId, node: NodeId }).optional(),
  }),
  z.object({
    act: z.literal('receipt'),
    node: NodeId,
    status: z.enum(['delivered', 'read', 'clicked', 'failed']),
  }),
  z.object({ act: z.literal('outcome'), node: NodeId, result: z.discriminatedUnion('status', [...Answers]) }),
  z.object({ act: z.literal('cancel'), reason: z.string().max(500) }),
]);
export type ScenarioAct = z.infer<typeof ScenarioActSchema>;

/** More acts than anybody plays by hand; a scenario is replayed at every publish. */
export const MOST_ACTS = 200;
/** A scenario that leads to more transitions than this runs in circles. */
const MOST_FRAMES = 3000;

/**
 * A test that was played, in a form that plays again: who comes in, by which start, with what, when, what is done to it,
 * and what it came to. It holds no policies: it is judged by the rules of the day it runs on.
 *
 * To write one by hand (a starter, a test), leave out what has a default and let the outcome be written for you once:
 * @example
 * const scenario: ScenarioInput = {
 *   name: 'Says nothing', at: Date.parse('2026-11-24T15:00:00Z'), // a Tuesday, 10:00 in Bogota
 *   contact: {},                                             // Ana; { consents: [] } never said yes to anything
 *   start: { node: 'purchase', payload: { order: 'A-1' } },  // a start node of the document
 *   acts: [{ act: 'skip' }, { act: 'reply', text: 'Ok', button: { id: 'fine', node: 'ask' } }],
 *   forced: { lookup: { status: 'response', http: 500, body: {} } },
 * };
 * const played = playScenario(document, scenario, environment, policies); // played.outcome is what to expect
 * runScenarios(document, [{ ...scenario, expected: played.outcome }], environment, policies) // [{ result: 'passed' }]
 */
export const ScenarioSchema = z.object({
  schema: z.literal(1).default(1),
  name: z.string().trim().min(1).max(120),
  contact: VirtualContactSchema.prefault({}),
  start: z.object({
    node: NodeId,
    /** What comes in with the event, or with the call of the API. */
    payload: Payload.default({}),
    /** What the customer writes, where a message starts the flow. */
    text: z.string().max(4000).optional(),
    channel: Channel.optional(),
  }),
  /** When it comes in: milliseconds since 1970. */
  at: z.int().min(0).max(4_102_444_800_000),
  forced: z.record(NodeId, ForcedSchema).default({}),
  acts: z.array(ScenarioActSchema).max(MOST_ACTS).default([]),
});
export type Scenario = z.output<typeof ScenarioSchema>;
export type ScenarioInput = z.input<typeof ScenarioSchema>;

/** A scenario with what it should come to. */
export const ExpectingSchema = ScenarioSchema.extend({ expected: OutcomeSchema });
export type ExpectingInput = z.input<typeof ExpectingSchema>;

/** The world a scenario plays in. */
export interface ScenarioWorld {
  environment: Environment;
  policies: Policies;
  /** The flow's own id, for caps that count one flow; null: it has none yet. */
  flow?: string | null;
}

/** Why a scenario could not be played at all, for `say`. */
export interface Impossible {
  code: 'scenario.problems' | 'scenario.start_gone' | 'scenario.too_long' | 'scenario.unreadable';
  params: JsonObject;
}

export type Played =
  { played: true; simulation: Simulation; outcome: Outcome; frames: number[] } | ({ played: false } & Impossible);

/** What a run of a scenario showed. */
export type ScenarioResult =
  | { result: 'passed'; outcome: Outcome }
  | { result: 'differs'; outcome: Outcome; differences: Difference[] }
  | ({ result: 'cannot_run' } & Impossible);

/** What the scenarios of a flow came to at a publish. */
export interface ScenarioReport {
  /** The version of the contact rules they ran under. */
  policies: number;
  /** Published in spite of those that did not pass; why is the version's reason. */
  anyway: boolean;
  items: { id: string; name: string; result: ScenarioResult['result'] }[];
}

/** The act that starts a scenario. */
export function startOf({ start }: Pick<Scenario, 'start'>): Extract<Act, { act: 'start' }> {
  const { node, payload, text, channel } = start;
  if (text === undefined) return { act: 'start', node, payload };
  return { act: 'start', node, name: text, payload: { ...payload, text }, channel: channel ?? 'whatsapp' };
}

/**
 * Plays a scenario over a compiled flow. Deterministic: the same program, scenario and rules give the same frames. An act
 * that finds nothing to act on (a button of a message that was never sent) changes nothing.
 * @returns `frames`: how many frames there were after the start and after each act
 */
export function play(program: Program, scenario: Scenario, world: ScenarioWorld): Played {
  const { contact, at, forced } = scenario;
  if (!program.starts.some(({ node }) => node === scenario.start.node))
    return { played: false, code: 'scenario.start_gone', params: { node: scenario.start.node } };
  const { environment, policies, flow = null } = world;
  const policy = policyOf(contact, { policies, environment, flowId: flow, at });
  let simulation = simulate({ program, facts: factsOf(contact), at, policy, forced });
  const frames: number[] = [];
  for (const doing of [startOf(scenario), ...scenario.acts]) {
    simulation = act(simulation, doing);
    frames.push(simulation.frames.length);
    if (simulation.frames.length > MOST_FRAMES)
      return { played: false, code: 'scenario.too_long', params: { max: MOST_FRAMES } };
  }
  return { played: true, simulation, outcome: outcomeOf(simulation), frames };
}

/** Plays a scenario as it was kept and holds what it came to against what it should. Total: any JSON in. */
export function runScenario(program: Program, kept: unknown, world: ScenarioWorld): ScenarioResult {
  const parsed = ExpectingSchema.safeParse(kept);
  if (!parsed.success) return { result: 'cannot_run', ...unreadable(parsed.error) };
  const { expected, ...scenario } = parsed.data;
  const played = play(program, scenario, world);
  if (!played.played) return { result: 'cannot_run', code: played.code, params: played.params };
  const { outcome } = played;
  const differences = compareOutcomes(expected, outcome);
  return differences.length === 0 ? { result: 'passed', outcome } : { result: 'differs', outcome, differences };
}

/** The same from a document and a scenario as somebody wrote them. */
export function playScenario(
  document: unknown,
  scenario: ScenarioInput,
  environment: Environment,
  policies: Policies,
  flow: string | null = null,
): Played {
  const parsed = ScenarioSchema.safeParse(scenario);
  if (!parsed.success) return { played: false, ...unreadable(parsed.error) };
  const compiled = compile(document, environment);
  if (!compiled.ok) return { played: false, ...brokenBy(compiled.problems.length) };
  return play(compiled.program, parsed.data, { environment, policies, flow });
}

/**
 * Runs scenarios with what they expect against a document: one result each, in their order. Pure and total.
 * @param flow the flow's id, for caps that count one flow
 */
export function runScenarios(
  document: unknown,
  scenarios: readonly ExpectingInput[],
  environment: Environment,
  policies: Policies,
  flow: string | null = null,
): ScenarioResult[] {
  const compiled = compile(document, environment);
  const world = { environment, policies, flow };
  return scenarios.map((each) =>
    compiled.ok
      ? runScenario(compiled.program, each, world)
      : { result: 'cannot_run', ...brokenBy(compiled.problems.length) },
  );
}

const brokenBy = (problems: number): Impossible => ({ code: 'scenario.problems', params: { count: problems } });

function unreadable(error: z.ZodError): Impossible {
  const field = error.issues[0]?.path.map(String).join('.') ?? '';
  return { code: 'scenario.unreadable', params: { field } };
}

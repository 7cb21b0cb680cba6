import type { Program } from '../../../core/program';
import { MOST_ACTS, type Scenario } from '../../../core/scenario';
import { act, latest, type Forced, type Frame, type Simulation } from '../../../core/simulate';
import { nextWake } from '../../../core/transition';

/**
 * How many acts lead up to a frame: whoever goes on from there does so after that many.
 * @param frames how many frames there were after the start and after each act, as `play` tells them
 * @param shown the frame that is looked at, from 0; null: the latest
 */
export function actsUpTo(frames: readonly number[], shown: number | null): number {
  if (shown === null) return Math.max(0, frames.length - 1);
  const at = frames.findIndex((count) => count > shown);
  return at === -1 ? Math.max(0, frames.length - 1) : at;
}

/**
 * The scenario with another outcome forced on a step: what was done after it first called out is given up, since it
 * answered something that did not happen now.
 * @param forced null: whatever comes
 */
export function withForced(
  scenario: Scenario,
  { simulation, frames }: { simulation: Simulation; frames: readonly number[] },
  node: string,
  forced: Forced | null,
): Scenario {
  const { [node]: _before, ...others } = scenario.forced;
  const called = simulation.frames.findIndex(({ commands }) =>
    commands.some((command) => command.type === 'call' && command.node === node),
  );
  const acts = called === -1 ? scenario.acts : scenario.acts.slice(0, actsUpTo(frames, called));
  return { ...scenario, forced: forced ? { ...others, [node]: forced } : others, acts };
}

/** Nothing but the clock moves the run on: it stands in a wait, or the rules put off what it sends. */
function onlyTime(program: Program, { state }: Frame): boolean {
  const wake = state.status === 'live' ? nextWake(state) : null;
  if (wake === null) return false;
  const { at } = state;
  // A question, say, rings too when nobody answers; but it waits for the answer.
  return at?.wake !== wake || program.document.nodes.find(({ id }) => id === at.node)?.kind === 'wait';
}

/** What a run waits for that time alone does not bring. */
export type Awaited = 'answer' | 'agent' | 'flow' | 'event';

/**
 * What a test stands at, and somebody has to do by hand: skipping waits stops there.
 * @returns null: nothing but the clock, or the run is over
 */
export function awaited(program: Program, frame: Frame): Awaited | null {
  const { state } = frame;
  const node = state.status === 'live' && state.at ? program.nodes.get(state.at.node) : undefined;
  if (!node || onlyTime(program, frame)) return null;
  const calls = Object.values(state.open).map(({ call }) => call.kind);
  if (calls.includes('handoff')) return 'agent';
  if (calls.includes('run_flow')) return 'flow';
  return node.configured.outlets.some(({ inbound }) => inbound) ? 'answer' : 'event';
}

/**
 * The next moment at which a test waits for something other than time, or is over.
 * @param from the frame that is looked at, from 0
 * @returns that frame where it was played already; else how many skips lead there from the latest
 */
export function pastWaits(simulation: Simulation, from: number): { frame: number } | { skips: number } {
  const { frames, program } = simulation;
  const frame = frames.findIndex(
    (each, at) => at >= from && (frames[at + 1]?.byHand ?? true) && !onlyTime(program, each),
  );
  if (frame !== -1) return { frame };
  let skips = 0;
  for (let now = simulation; skips < MOST_ACTS && onlyTime(program, latest(now)); skips += 1)
    now = act(now, { act: 'skip' });
  return { skips };
}

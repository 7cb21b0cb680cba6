import type { Forced, Simulation } from '../../../core/simulate';
import type { Scenario } from '../../../core/scenario';

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

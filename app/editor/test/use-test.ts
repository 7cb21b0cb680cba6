import { useCallback, useEffect, useMemo } from 'react';
import type { Program } from '../../../core/program';
import { MOST_ACTS, play, type Played, type Scenario, type ScenarioAct } from '../../../core/scenario';
import { backTo, latest, type Forced, type Simulation } from '../../../core/simulate';
import { nextWake } from '../../../core/transition';
import { litOf } from '../lit-of';
import { useEditorStore } from '../store';
import { actsUpTo, pastWaits, withForced } from './moves';
import { useSession, useTestSession } from './session';
import { useProgram, useWorld } from './use-program';

/** How long a moment stays while a test plays by itself. */
const BEAT_MS = 900;
const SKIP: ScenarioAct = { act: 'skip' };

export interface Test {
  program: Program | null;
  scenario: Scenario | null;
  /** Why what was begun cannot be played on the draft as it is now. */
  impossible: Extract<Played, { played: false }> | null;
  /** Everything that happened, and what of it is looked at. */
  whole: Simulation | null;
  view: Simulation | null;
  begin: (scenario: Scenario, kept?: string) => void;
  act: (doing: ScenarioAct) => void;
  force: (node: string, forced: Forced | null) => void;
  /** One frame on; at the latest one, to the next moment that the run waits for. */
  forward: () => void;
  /** On to where it waits for something other than time; null: it stands there. */
  skipWaits: (() => void) | null;
  back: () => void;
  show: (frame: number) => void;
  mayForward: boolean;
}

/** The test under way, played on the draft as it is drawn at this moment by the transition that runs in production. */
export function useTest(): Test {
  const session = useTestSession();
  const { set } = session.getState();
  const scenario = useSession((state) => state.scenario);
  const shown = useSession((state) => state.shown);
  const program = useProgram();
  const world = useWorld();
  const played = useMemo(
    () => (program && scenario && world ? play(program, scenario, world) : null),
    [program, scenario, world],
  );
  const done = played?.played ? played : null;
  const whole = done?.simulation ?? null;
  const last = (whole?.frames.length ?? 1) - 1;
  const at = shown === null ? last : Math.min(shown, last);
  const view = useMemo(() => whole && backTo(whole, at + 1), [whole, at]);
  const wake = view && latest(view).state.status === 'live' ? nextWake(latest(view).state) : null;

  const act = useCallback(
    (doing: ScenarioAct) => {
      if (!program || !scenario || !world || !done) return;
      const acts = scenario.acts.slice(0, actsUpTo(done.frames, shown));
      if (acts.length >= MOST_ACTS) return;
      const next = { ...scenario, acts: [...acts, doing] };
      const then = play(program, next, world);
      // What finds nothing to act on is not done at all.
      if (!then.played || then.frames.at(-1) === then.frames.at(-2)) return;
      set({ scenario: next, shown: null });
    },
    [program, scenario, world, done, shown, set],
  );
  const forward = useCallback(() => {
    if (at < last) set({ shown: at + 1 === last ? null : at + 1 });
    else if (wake !== null) act(SKIP);
  }, [at, last, wake, act, set]);

  const stop = useMemo(() => whole && pastWaits(whole, at), [whole, at]);
  const skipWaits = useMemo(() => {
    if (!stop || !scenario) return null;
    if ('frame' in stop)
      return stop.frame === at ? null : () => set({ shown: stop.frame === last ? null : stop.frame, playing: false });
    const skips = Array.from({ length: Math.min(stop.skips, MOST_ACTS - scenario.acts.length) }, () => SKIP);
    return () => set({ scenario: { ...scenario, acts: [...scenario.acts, ...skips] }, shown: null, playing: false });
  }, [stop, scenario, at, last, set]);

  return {
    program,
    scenario,
    impossible: played && !played.played ? played : null,
    whole,
    view,
    begin: (next, kept) => set({ scenario: next, kept: kept ?? null, shown: null, difference: null, tab: 'play' }),
    act,
    force: (node, forced) =>
      scenario && done && set({ scenario: withForced(scenario, done, node, forced), shown: null }),
    forward,
    skipWaits,
    back: () => set({ shown: Math.max(1, at - 1), playing: false }),
    show: (frame) => set({ shown: frame >= last ? null : Math.max(1, frame), playing: false }),
    mayForward: at < last || wake !== null,
  };
}

/** Lights the path on the canvas as far as it is looked at; leaving the test puts it out. */
export function useLitPath(view: Simulation | null, hidden: boolean): void {
  const editor = useEditorStore();
  useEffect(() => {
    if (hidden) return;
    const steps = view?.frames.flatMap((frame) => frame.steps) ?? [];
    editor.getState().setLit(view && litOf(steps, latest(view).state.at?.node ?? null));
  }, [editor, view, hidden]);
  useEffect(() => () => editor.getState().setLit(null), [editor]);
}

/** Plays by itself, a beat at a time, until the run waits for a person or is over. */
export function usePlaying(test: Test): void {
  const session = useTestSession();
  const playing = useSession((state) => state.playing);
  const { forward, mayForward, view } = test;
  useEffect(() => {
    if (!playing) return;
    if (!mayForward) {
      session.getState().set({ playing: false });
      return;
    }
    const timer = setTimeout(forward, BEAT_MS);
    return () => clearTimeout(timer);
  }, [playing, mayForward, forward, view, session]);
}

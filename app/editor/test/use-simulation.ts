import { useCallback, useEffect, useMemo, useState } from 'react';
import { compile } from '../../../core/compile';
import type { Program } from '../../../core/program';
import { act, back, latest, simulate, type Act, type Simulation } from '../../../core/simulate';
import { toDocument } from '../document/records';
import { litOf } from '../lit-of';
import { useEditor, useEditorStore } from '../store';
import { useStudio } from '../studio-context';
import { factsOf, policyOf, type VirtualContact } from '../../../core/virtual-contact';

export interface Test {
  /** Null while the draft has errors: nothing that would not publish is played. */
  program: Program | null;
  simulation: Simulation | null;
  begin: (contact: VirtualContact, start: Extract<Act, { act: 'start' }>, at: number) => void;
  act: (doing: Act) => void;
  back: () => void;
  reset: () => void;
}

/** A run of the draft as it is drawn, played in the browser by the transition that runs in production. */
export function useSimulation(): Test {
  const editor = useEditorStore();
  const records = useEditor((state) => state.records);
  const { environment, flowId, policies } = useStudio();
  const [simulation, setSimulation] = useState<Simulation | null>(null);
  const program = useMemo(() => {
    const compiled = compile(toDocument(records), environment);
    return compiled.ok ? compiled.program : null;
  }, [records, environment]);

  // The path lights up on the canvas; leaving the test puts it out.
  useEffect(() => {
    if (!simulation) {
      editor.getState().setLit(null);
      return;
    }
    const steps = simulation.frames.flatMap((frame) => frame.steps);
    editor.getState().setLit(litOf(steps, latest(simulation).state.at?.node ?? null));
  }, [editor, simulation]);
  useEffect(() => () => editor.getState().setLit(null), [editor]);

  const begin: Test['begin'] = useCallback(
    (contact, start, at) => {
      if (!program || !policies) return;
      const policy = policyOf(contact, { policies, environment, flowId, at });
      setSimulation(act(simulate({ program, facts: factsOf(contact), at, policy }), start));
    },
    [program, policies, environment, flowId],
  );
  return {
    program,
    simulation,
    begin,
    act: useCallback((doing) => setSimulation((now) => now && act(now, doing)), []),
    back: useCallback(() => setSimulation((now) => now && back(now)), []),
    reset: useCallback(() => setSimulation(null), []),
  };
}

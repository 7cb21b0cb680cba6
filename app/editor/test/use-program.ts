import { useMemo } from 'react';
import { compile } from '../../../core/compile';
import type { Program } from '../../../core/program';
import type { ScenarioWorld } from '../../../core/scenario';
import { toDocument } from '../document/records';
import { useEditor } from '../store';
import { useStudio } from '../studio-context';

/** The draft as it is drawn, ready to be played. Null while it has errors: nothing that would not publish is played. */
export function useProgram(): Program | null {
  const records = useEditor((state) => state.records);
  const { environment } = useStudio();
  return useMemo(() => {
    const compiled = compile(toDocument(records), environment);
    return compiled.ok ? compiled.program : null;
  }, [records, environment]);
}

/** The workspace's own rules around it. Null where a flow is only looked at. */
export function useWorld(): ScenarioWorld | null {
  const { environment, policies, flowId } = useStudio();
  return useMemo(() => policies && { environment, policies, flow: flowId }, [environment, policies, flowId]) ?? null;
}

import { useMemo } from 'react';
import { runScenario, ScenarioSchema, type Scenario, type ScenarioResult } from '../../../core/scenario';
import type { ScenarioView } from '../../../services/flows/scenarios';
import { useProgram, useWorld } from '../test/use-program';

/** A kept scenario with what it comes to on the draft as it is drawn. */
export interface ScenarioRunView {
  row: ScenarioView;
  /** Null: of a shape that this release cannot read. */
  scenario: Scenario | null;
  result: ScenarioResult;
}

/** All of them, played anew with every edit: they are as true as the problems in the drawer. */
export function useScenarioRuns(rows: readonly ScenarioView[]): ScenarioRunView[] {
  const program = useProgram();
  const world = useWorld();
  return useMemo(
    () =>
      rows.map((row): ScenarioRunView => {
        const kept = { ...row.scenario, name: row.name };
        const scenario = ScenarioSchema.safeParse(kept).data ?? null;
        const result: ScenarioResult =
          program && world
            ? runScenario(program, { ...kept, expected: row.expected }, world)
            : { result: 'cannot_run', code: 'scenario.problems', params: {} };
        return { row, scenario, result };
      }),
    [rows, program, world],
  );
}

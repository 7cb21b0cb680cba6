import type { NamedStep } from '../../services/runs/read';
import type { Sandbox } from './load.server';

/** One line of what is going on. */
export type Happening =
  | { kind: 'step'; key: string; step: NamedStep; again: boolean }
  | { kind: 'run'; key: string; run: Sandbox['runs'][number] }
  | { kind: 'case'; key: string; case: Sandbox['cases'][number] };

/** The runs of this customer with their journals, oldest first; a case stands where its run asked for a person. */
export function happeningsOf({ runs, journal, cases }: Pick<Sandbox, 'runs' | 'journal' | 'cases'>): Happening[] {
  const list: Happening[] = [];
  const told = new Set<string>();
  for (const run of [...runs].reverse()) {
    list.push({ kind: 'run', key: run.id, run });
    let node: string | null = null;
    for (const step of journal.filter((one) => one.run === run.id)) {
      const again = step.node !== null && step.node === node && step.event !== 'ended';
      list.push({ kind: 'step', key: `${run.id} ${step.seq}`, step, again });
      node = step.node;
      const opened = cases.find((one) => one.run === run.id && !told.has(one.id));
      if (step.event === 'entered' && step.nodeKind === 'handoff' && opened) {
        told.add(opened.id);
        list.push({ kind: 'case', key: opened.id, case: opened });
      }
    }
  }
  return list;
}

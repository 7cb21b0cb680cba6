import type { ReactNode } from 'react';
import { Octagon } from '../../ui/status';
import type { Words } from '../../words';
import { useWords } from '../../words/page';
import { useEditor } from '../store';

/** A card's octagon: its errors or, where there are none, its warnings; nothing where all is well. */
export function problemMark({ errors, warnings }: { errors: number; warnings: number }, w: Words): ReactNode {
  if (errors > 0) return <Octagon count={errors} label={w('studio.problems.errors', { count: errors })} />;
  if (warnings === 0) return null;
  return <Octagon count={warnings} tone="wait" label={w('studio.problems.warnings', { count: warnings })} />;
}

/** The octagon of one step. */
export function useProblemMark(id: string): ReactNode {
  const errors = useEditor((state) => state.marks.get(id)?.errors ?? 0);
  const warnings = useEditor((state) => state.marks.get(id)?.warnings ?? 0);
  return problemMark({ errors, warnings }, useWords());
}

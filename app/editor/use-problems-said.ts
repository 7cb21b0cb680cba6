import { useCallback } from 'react';
import { usePageContext, useWords } from '../words/page';
import { sayProblem } from './problem-words';
import { useEditor, useEditorStore } from './store';

/** A step's problems as they are read out: how many errors and which, then how many warnings. */
export function useProblemsSaid(): (id: string) => string[] {
  const w = useWords();
  const { language } = usePageContext();
  const editor = useEditorStore();
  const problems = useEditor((state) => state.problems);
  const marks = useEditor((state) => state.marks);
  return useCallback(
    (id) => {
      const { errors = 0, warnings = 0 } = marks.get(id) ?? {};
      const { records } = editor.getState();
      const which = () =>
        problems
          .filter(({ node, severity }) => node === id && severity === 'error')
          .map((problem) => sayProblem(problem, records, language, w).replace(/\.$/, ''));
      return [
        ...(errors > 0 ? [`${w('studio.problems.errors', { count: errors })}: ${which().join('; ')}`] : []),
        ...(warnings > 0 ? [w('studio.problems.warnings', { count: warnings })] : []),
      ];
    },
    [editor, problems, marks, language, w],
  );
}

import { useState } from 'react';
import type { Problem } from '../../../core/program';
import { Button } from '../../ui/button';
import { StatusGlyph } from '../../ui/status';
import { useWords } from '../../words/page';

/** More than these would push the form out of sight. */
const SHOWN = 3;

/** What is wrong with a step, worst first. */
export function StepProblems({ problems, say }: { problems: readonly Problem[]; say: (problem: Problem) => string }) {
  const w = useWords();
  const [all, setAll] = useState(false);
  const shown = all || problems.length <= SHOWN + 1 ? problems : problems.slice(0, SHOWN);
  return (
    <div className="flex flex-col gap-1 border-b px-4 py-3">
      <ul aria-label={w('studio.problems.title')} className="flex flex-col gap-1">
        {shown.map((problem, at) => (
          <li key={at} className="flex items-start gap-2">
            <StatusGlyph kind={problem.severity === 'error' ? 'fail' : 'wait'} className="mt-[3px]" />
            <span className={problem.severity === 'error' ? 'text-fail-ink' : 'text-wait-ink'}>{say(problem)}</span>
          </li>
        ))}
      </ul>
      {shown.length < problems.length && (
        <Button size="small" tone="quiet" className="-ml-2 self-start" onClick={() => setAll(true)}>
          {w('studio.problems.more', { count: problems.length - shown.length })}
        </Button>
      )}
    </div>
  );
}

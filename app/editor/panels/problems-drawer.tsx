import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { say } from '../../../core/words';
import { Segmented } from '../../ui/segmented';
import { Octagon, StatusGlyph, type StatusKind } from '../../ui/status';
import { usePageContext, useWords } from '../../words/page';
import { goToProblem, inOrder } from '../health/go-to-problem';
import { sayProblem } from '../problem-words';
import { nameOfNode } from '../step-name';
import { useEditor, useEditorStore } from '../store';

type Shown = 'all' | 'errors' | 'warnings' | 'health';
interface Line {
  of: Exclude<Shown, 'all'>;
  node: string | null;
  glyph: StatusKind;
  text: string;
  go: () => void;
}

/**
 * One line while all is well; else a list whose every line leads to its step. What is drawn wrong and what is not well
 * outside are counted apart: only errors keep the flow from publishing.
 */
export function ProblemsDrawer() {
  const w = useWords();
  const nodes = useEditor((state) => state.records.nodes.ids.length);
  const [open, setOpen] = useState(false);
  const [filter, setFilter] = useState<Shown>('all');
  const lines = useLines();
  const count = (of: Line['of']) => lines.filter((line) => line.of === of).length;
  const [errors, warnings, health] = [count('errors'), count('warnings'), count('health')];
  const shown = open && lines.length > 0;
  const listed = lines.filter((line) => filter === 'all' || line.of === filter);
  return (
    <section data-problems aria-label={w('studio.problems.title')} className="@container shrink-0 border-t bg-surface">
      <button
        type="button"
        aria-expanded={shown}
        disabled={lines.length === 0}
        onClick={() => setOpen(!open)}
        className="flex h-8 w-full items-center gap-3 overflow-hidden px-4 text-left text-label whitespace-nowrap text-ink-2 enabled:hover:bg-hover"
      >
        {errors + warnings === 0 && (
          <span className="flex items-center gap-1.5">
            <StatusGlyph kind="done" />
            {w('studio.problems.none')}
          </span>
        )}
        {errors > 0 && (
          <span className="flex items-center gap-1.5 text-fail-ink">
            <Octagon count={errors} />
            {w('studio.problems.errors', { count: errors })}
          </span>
        )}
        {warnings > 0 && (
          <span className="flex items-center gap-1.5 text-wait-ink">
            <Octagon count={warnings} tone="wait" />
            {w('studio.problems.warnings', { count: warnings })}
          </span>
        )}
        {health > 0 && (
          <span className="flex items-center gap-1.5 text-wait-ink">
            <StatusGlyph kind="wait" />
            {w('studio.health.count', { count: health })}
          </span>
        )}
        <span className="hidden text-ink-3 @md:inline">{w('studio.problems.nodes', { count: nodes })}</span>
        <span className="flex-1" />
        {lines.length > 0 &&
          (shown ? (
            <ChevronDown className="size-3.5 shrink-0" aria-hidden />
          ) : (
            <ChevronUp className="size-3.5 shrink-0" aria-hidden />
          ))}
      </button>
      {shown && (
        <div className="border-t">
          <div className="flex items-center gap-3 px-4 py-1.5">
            <Segmented
              label={w('studio.problems.show')}
              value={filter}
              onChange={setFilter}
              options={[
                { value: 'all', label: w('studio.problems.all') },
                { value: 'errors', label: w('studio.problems.filterErrors') },
                { value: 'warnings', label: w('studio.problems.filterWarnings') },
                { value: 'health', label: w('studio.health.title') },
              ]}
            />
            <span className="text-label text-ink-3">{w('studio.problems.keys')}</span>
          </div>
          <ul className="max-h-48 overflow-y-auto pb-1">
            {listed.length === 0 && <li className="px-4 py-1 text-ink-3">{w('studio.problems.nothing')}</li>}
            {listed.map((line, at) => (
              <li key={at}>
                <DrawerLine line={line} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function DrawerLine({ line }: { line: Line }) {
  const w = useWords();
  const node = useEditor((state) => (line.node === null ? undefined : state.records.nodes.byId[line.node]));
  return (
    <button
      type="button"
      onClick={line.go}
      className="flex w-full items-start gap-3 px-4 py-1 text-left hover:bg-hover"
    >
      <StatusGlyph kind={line.glyph} className="mt-0.75" />
      <span className="w-40 shrink-0 truncate font-medium">
        {node ? nameOfNode(node, w) : w('studio.problems.flow')}
      </span>
      <span className="text-ink-2">{line.text}</span>
    </button>
  );
}

function useLines(): Line[] {
  const w = useWords();
  const { language } = usePageContext();
  const editor = useEditorStore();
  const problems = useEditor((state) => state.problems);
  const health = useEditor((state) => state.health);
  const { records } = editor.getState();
  return [
    ...inOrder(problems).map((problem): Line => ({
      of: problem.severity === 'error' ? 'errors' : 'warnings',
      node: problem.node,
      glyph: problem.severity === 'error' ? 'fail' : 'wait',
      text: sayProblem(problem, records, language, w),
      go: () => goToProblem(editor, problem),
    })),
    ...health.map((finding): Line => ({
      of: 'health',
      node: finding.node,
      glyph: 'wait',
      text: say(finding, language),
      go: () => goToProblem(editor, finding),
    })),
  ];
}

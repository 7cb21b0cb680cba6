import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { cx } from '../../ui/cx';
import { Octagon, StatusGlyph } from '../../ui/status';
import { usePageContext, useWords } from '../../words/page';
import { sayProblem } from '../problem-words';
import { editorOf } from '../nodes';
import { useEditor, useEditorStore } from '../store';

/** One line while clean; a list whose every line leads to its step. Errors first: they keep the flow from publishing. */
export function ProblemsDrawer() {
  const w = useWords();
  const { language } = usePageContext();
  const editor = useEditorStore();
  const problems = useEditor((state) => state.problems);
  const nodes = useEditor((state) => state.records.nodes.ids.length);
  const [open, setOpen] = useState(false);
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  const { records } = editor.getState();
  const nameOf = (id: string | null) => {
    const node = id === null ? undefined : records.nodes.byId[id];
    return node ? node.name || w(editorOf(node.kind).name) : w('studio.problems.flow');
  };
  const shown = open && problems.length > 0;
  return (
    <section aria-label={w('studio.problems.title')} className="shrink-0 border-t bg-surface">
      <button
        type="button"
        aria-expanded={shown}
        disabled={problems.length === 0}
        onClick={() => setOpen(!open)}
        className="flex h-8 w-full items-center gap-3 px-4 text-left text-label text-ink-2 enabled:hover:bg-hover"
      >
        {problems.length === 0 ? (
          <span className="flex items-center gap-1.5">
            <StatusGlyph kind="done" />
            {w('studio.problems.none')}
          </span>
        ) : (
          <>
            {errors.length > 0 && (
              <span className="flex items-center gap-1.5 text-fail-ink">
                <Octagon count={errors.length} />
                {w('studio.problems.errors', { count: errors.length })}
              </span>
            )}
            {warnings.length > 0 && (
              <span className="flex items-center gap-1.5 text-wait-ink">
                <Octagon count={warnings.length} tone="wait" />
                {w('studio.problems.warnings', { count: warnings.length })}
              </span>
            )}
          </>
        )}
        <span className="text-ink-3">{w('studio.problems.nodes', { count: nodes })}</span>
        <span className="flex-1" />
        {problems.length > 0 &&
          (shown ? <ChevronDown className="size-3.5" aria-hidden /> : <ChevronUp className="size-3.5" aria-hidden />)}
      </button>
      {shown && (
        <ul className="max-h-48 overflow-y-auto border-t py-1">
          {[...errors, ...warnings].map((problem, at) => (
            <li key={at}>
              <button
                type="button"
                onClick={() => {
                  const state = editor.getState();
                  if (problem.node === null) state.setPanel('flow');
                  else state.select([problem.node]);
                }}
                className="flex w-full items-baseline gap-3 px-4 py-1 text-left hover:bg-hover"
              >
                <span className={cx('shrink-0 self-center', problem.severity === 'error' ? 'text-fail' : 'text-wait')}>
                  <StatusGlyph kind={problem.severity === 'error' ? 'fail' : 'wait'} />
                </span>
                <span className="w-40 shrink-0 truncate font-medium">{nameOf(problem.node)}</span>
                <span className="text-ink-2">{sayProblem(problem, records, language, w)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

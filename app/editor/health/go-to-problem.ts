import type { Problem } from '../../../core/program';
import type { Editor } from '../store';

/** Errors first: they keep the flow from publishing. */
export const inOrder = (problems: readonly Problem[]): Problem[] => [
  ...problems.filter(({ severity }) => severity === 'error'),
  ...problems.filter(({ severity }) => severity === 'warning'),
];

/** How many frames a sheet may take to be drawn. */
const PATIENCE = 30;

/** Opens where a problem is, and puts the focus into the field that it names. */
export function goToProblem(editor: Editor, { node, params }: Pick<Problem, 'node' | 'params'>): void {
  const state = editor.getState();
  state.setOver(null);
  if (node === null) state.setPanel('flow');
  else state.select([node]);
  if (typeof params.field === 'string') focusField(PATIENCE);
}

function focusField(frames: number): void {
  const field = document.querySelector<HTMLElement>('aside [aria-invalid="true"]');
  if (field) field.focus();
  else if (frames > 0) requestAnimationFrame(() => focusField(frames - 1));
}

/** Where each editor's walk through its problems stands. */
const LAST = new WeakMap<Editor, Problem>();

/** To the next problem, or the one before, round and round. */
export function goToNextProblem(editor: Editor, step: 1 | -1): void {
  const problems = inOrder(editor.getState().problems);
  const last = problems.findIndex((problem) => isSame(problem, LAST.get(editor)));
  const at = last === -1 ? Math.min(step, 0) : last + step;
  const next = problems.at(at % Math.max(problems.length, 1));
  if (!next) return;
  LAST.set(editor, next);
  goToProblem(editor, next);
}

/** Problems are made anew by every check. */
const isSame = (a: Problem, b: Problem | undefined) =>
  b !== undefined && a.node === b.node && a.code === b.code && JSON.stringify(a.params) === JSON.stringify(b.params);

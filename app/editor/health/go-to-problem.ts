import { useEffect } from 'react';
import type { Problem } from '../../../core/program';
import { useEditorStore, type Editor } from '../store';

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

/** F8 goes to the next problem, Shift F8 to the one before, from wherever one is. */
export function useProblemKeys(): void {
  const editor = useEditorStore();
  useEffect(() => {
    let at: Problem | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      const problems = inOrder(editor.getState().problems);
      const last = problems.findIndex((problem) => isSame(problem, at));
      const step = event.shiftKey ? -1 : 1;
      at = problems.at(last === -1 ? (event.shiftKey ? -1 : 0) : (last + step) % problems.length) ?? null;
      if (at) goToProblem(editor, at);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [editor]);
}

/** Problems are made anew by every check. */
const isSame = (a: Problem, b: Problem | null) =>
  b !== null && a.node === b.node && a.code === b.code && JSON.stringify(a.params) === JSON.stringify(b.params);

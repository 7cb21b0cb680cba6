import { useEffect } from 'react';
import { paths } from '../../http/paths';
import { copyNodes, writeClip } from '../document/clipboard';
import type { Editor } from '../store';
import { useStudio } from '../studio-context';
import { pasteText } from './edits';
import { useCanvasScope } from './use-canvas-scope';

const KEY = 'hilo.carried';

/** Opens another flow beside this one, with these steps to paste. */
export function carryTo(editor: Editor, nodes: readonly string[], flow: string): boolean {
  const text = writeClip(copyNodes(editor.getState().records, nodes));
  try {
    localStorage.setItem(KEY, JSON.stringify({ flow, text }));
  } catch {
    return false;
  }
  return window.open(paths.flow(flow), '_blank') !== null;
}

/** Steps that were sent here from another flow are pasted once, where they can be seen and taken back. */
export function useCarried(): void {
  const { flowId } = useStudio();
  const scopeOf = useCanvasScope();
  useEffect(() => {
    const text = takeCarried(flowId);
    if (text === null) return;
    const { editor, flow, w, screen } = scopeOf();
    if (!editor.getState().readOnly) pasteText(editor, text, flow.screenToFlowPosition(screen), w);
  }, [flowId, scopeOf]);
}

function takeCarried(flow: string): string | null {
  try {
    const carried: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof carried !== 'object' || carried === null) return null;
    const { flow: to, text } = carried as { flow?: unknown; text?: unknown };
    if (to !== flow || typeof text !== 'string') return null;
    localStorage.removeItem(KEY);
    return text;
  } catch {
    return null;
  }
}

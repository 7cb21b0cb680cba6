import { useEffect } from 'react';
import { paths } from '../../http/paths';
import { copyNodes, cornerOf, writeClip } from '../document/clipboard';
import type { Point } from '../document/commands';
import { listOf, type Records } from '../document/records';
import type { Editor } from '../store';
import { useStudio } from '../studio-context';
import { pasteText } from './edits';
import { fitNow } from './fit';
import { sizeOf } from './size-of';
import { useCanvasScope } from './use-canvas-scope';

const KEY = 'hilo.carried';
/** Between the flow and what comes to it. */
const ROOM = 120;

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
    const { records, readOnly } = editor.getState();
    if (readOnly) return;
    pasteText(editor, text, placeBelowAll(records) ?? flow.screenToFlowPosition(screen), w);
    const pasted = editor.getState().selected.map((id) => ({ id }));
    // Once they are drawn, and the flow has opened where it does.
    const soon = requestAnimationFrame(() =>
      requestAnimationFrame(() => void flow.fitView({ ...fitNow(), nodes: pasted })),
    );
    return () => cancelAnimationFrame(soon);
  }, [flowId, scopeOf]);
}

/** Where nothing stands yet, and one comes to by following the flow; null for an empty one. */
function placeBelowAll({ nodes }: Records): Point | null {
  const all = listOf(nodes);
  if (all.length === 0) return null;
  const { x } = cornerOf(all);
  return { x, y: Math.max(...all.map((node) => node.position.y + sizeOf(node).height)) + ROOM };
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

import { useEffect, type RefObject } from 'react';
import { isTyping } from '../../ui/is-typing';
import { sayLooking } from '../looking';
import { mayChange } from '../store';
import { copySelected, pasteText, removeSelected } from './edits';
import { pointerOf } from './pointer';
import { focusCanvas, useCanvasScope } from './use-canvas-scope';

/**
 * Copy, cut and paste by the browser's own events: they carry the system's clipboard without asking for it, from tab
 * to tab and to any editor of text.
 */
export function useCanvasClipboard(box: RefObject<HTMLElement>): void {
  const scopeOf = useCanvasScope();
  useEffect(() => {
    const onCanvas = () => !isTyping(document.activeElement) && box.current?.contains(document.activeElement) === true;
    const onCopy = (event: ClipboardEvent) => {
      const { editor, w } = scopeOf();
      // Words that somebody marked on the screen are copied as words.
      const text = onCanvas() && window.getSelection()?.isCollapsed !== false ? copySelected(editor, w) : null;
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut' && !mayChange(editor.getState())) sayLooking(editor, w);
      else if (event.type === 'cut') removeSelected(editor, w);
    };
    const onPaste = (event: ClipboardEvent) => {
      const scope = scopeOf();
      if (!onCanvas()) return;
      if (!mayChange(scope.editor.getState())) return sayLooking(scope.editor, scope.w);
      event.preventDefault();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      pasteText(scope.editor, text, scope.flow.screenToFlowPosition(pointerOf(scope.editor) ?? middleOf(box)), scope.w);
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [box, scopeOf]);
}

/** The browser's own copy, so that it reaches the system's clipboard: it asks whatever has the focus. */
export function toClipboard(what: 'copy' | 'cut'): void {
  focusCanvas();
  document.execCommand(what);
}

function middleOf(box: RefObject<HTMLElement>) {
  const { left, top, width, height } = box.current?.getBoundingClientRect() ?? new DOMRect();
  return { x: left + width / 2 - 124, y: top + height / 3 };
}

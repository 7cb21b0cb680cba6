import { useCallback, type KeyboardEvent } from 'react';
import { isTyping } from '../../ui/is-typing';
import { CANVAS_ACTIONS } from './canvas-action-list';
import { isPressed } from './keys';
import { useCanvasScope } from './use-canvas-scope';

/** The keys of the canvas, while it has the keyboard: whatever stands in the list of its actions. */
export function useCanvasKeys(): (event: KeyboardEvent) => void {
  const scopeOf = useCanvasScope();
  return useCallback(
    (event) => {
      if (isTyping(event.target) || !(event.target instanceof HTMLElement)) return;
      // A button inside the canvas keeps its own Enter.
      if (event.key === 'Enter' && event.target.closest('button')) return;
      const scope = scopeOf();
      const { readOnly } = scope.editor.getState();
      const action = CANVAS_ACTIONS.find(
        ({ keys = [], edits, when }) =>
          keys.some((each) => isPressed(event, each)) && !(edits && readOnly) && (when?.(scope) ?? true),
      );
      if (!action || action.native) return;
      event.preventDefault();
      event.stopPropagation();
      action.run(scope);
    },
    [scopeOf],
  );
}

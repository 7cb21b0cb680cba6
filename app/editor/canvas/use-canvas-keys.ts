import { useCallback, type KeyboardEvent } from 'react';
import { isTyping } from '../../ui/is-typing';
import { sayLooking } from '../looking';
import { mayChange } from '../store';
import { canDo } from './canvas-action';
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
      const meant = CANVAS_ACTIONS.filter(({ keys = [] }) => keys.some((each) => isPressed(event, each)));
      const action = meant.find((each) => canDo(each, scope));
      // What the browser raises an event of its own for is answered there.
      if ((action ?? meant[0])?.native) return;
      if (!action && (meant.length === 0 || mayChange(scope.editor.getState()))) return;
      event.preventDefault();
      event.stopPropagation();
      if (action) action.run(scope);
      else sayLooking(scope.editor, scope.w);
    },
    [scopeOf],
  );
}

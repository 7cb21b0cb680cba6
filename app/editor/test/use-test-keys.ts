import { useEffect } from 'react';
import { isTyping } from '../../ui/is-typing';
import { useTestSession } from './session';
import type { Test } from './use-test';

/** Space plays and pauses, the arrows step, with Shift past all waits: wherever nothing else takes those keys. */
export function useTestKeys({
  forward,
  skipWaits,
  back,
  view,
}: Pick<Test, 'forward' | 'skipWaits' | 'back' | 'view'>): void {
  const session = useTestSession();
  const under = view !== null;
  useEffect(() => {
    if (!under) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
      if (!(target instanceof HTMLElement) || target.closest('[role=menu], [role=dialog], [role=tablist], input'))
        return;
      const onControl = target.closest('button, a, [role=group]') !== null;
      if (event.key === ' ' && !onControl) session.getState().set({ playing: !session.getState().playing });
      else if (event.key === 'ArrowRight' && event.shiftKey && !target.closest('[role=group]')) skipWaits?.();
      else if (event.key === 'ArrowRight' && !target.closest('[role=group]')) forward();
      else if (event.key === 'ArrowLeft' && !target.closest('[role=group]')) back();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the canvas, whose arrows walk along the wires.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [under, forward, skipWaits, back, session]);
}

import { useEffect } from 'react';
import { isTyping } from '../../ui/is-typing';
import { isPressed } from '../canvas/keys';
import { useTestSession } from './session';
import { TEST_KEYS } from './test-keys';
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
    const play = () => session.getState().set({ playing: !session.getState().playing });
    const moves = { play, forward, back, skipWaits };
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || isTyping(target) || !(target instanceof HTMLElement)) return;
      if (target.closest('[role=menu], [role=dialog], [role=tablist], input')) return;
      const { ctrlKey, metaKey, altKey, shiftKey } = event;
      const pressed = { key: event.key === ' ' ? 'Space' : event.key, ctrlKey, metaKey, altKey, shiftKey };
      const does = TEST_KEYS.find(({ keys }) => keys.some((each) => isPressed(pressed, each)))?.does;
      // A button keeps its own Space, and what is chosen with arrows its arrows.
      if (!does || target.closest(does === 'play' ? 'button, a, [role=group]' : '[role=group]')) return;
      moves[does]?.();
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the canvas, whose arrows walk along the wires.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [under, forward, skipWaits, back, session]);
}

import { useEffect, type RefObject } from 'react';
import { isTyping } from '../ui/is-typing';
import type { Mode } from './drafts';

/** J and K move along the queue, R replies, N leaves a note; not while one types, and not behind a dialog or a menu. */
export function useInboxKeys(props: {
  move: (by: 1 | -1) => void;
  write: (mode: Mode) => void;
  /** The case whose reply somebody is about to type. */
  wanted: RefObject<string | null>;
}): void {
  const { move, write, wanted } = props;
  useEffect(() => {
    const does: Record<string, () => void> = {
      j: () => move(1),
      k: () => move(-1),
      r: () => write('reply'),
      n: () => write('note'),
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || wanted.current !== null || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')) return;
      const act = does[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [move, write, wanted]);
}

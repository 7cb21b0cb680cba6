import { useEffect, type RefObject } from 'react';
import { isTyping } from '../../ui/is-typing';

/** While Space is held the pointer takes hold of the paper, through whatever lies on it (`canvas.css`). */
export function useHand(box: RefObject<HTMLElement>): void {
  useEffect(() => {
    const hold = (event: KeyboardEvent) => {
      if (event.key !== ' ' || isTyping(event.target)) return;
      box.current?.setAttribute('data-hand', '');
    };
    const letGo = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== ' ') return;
      box.current?.removeAttribute('data-hand');
    };
    document.addEventListener('keydown', hold);
    document.addEventListener('keyup', letGo);
    window.addEventListener('blur', letGo);
    return () => {
      document.removeEventListener('keydown', hold);
      document.removeEventListener('keyup', letGo);
      window.removeEventListener('blur', letGo);
    };
  }, [box]);
}

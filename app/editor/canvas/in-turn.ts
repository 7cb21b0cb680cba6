import { useEffect, useState } from 'react';

/** Cards that are drawn anew in one frame: what a small part of its time is enough for. */
const A_FRAME = 4;

/** Whose turn comes, first come first served. */
const waiting = new Set<() => void>();
let asked = 0;

function take(): void {
  asked = 0;
  let left = A_FRAME;
  for (const show of waiting) {
    if (left-- === 0) break;
    waiting.delete(show);
    show();
  }
  if (waiting.size > 0) asked = requestAnimationFrame(take);
}

/**
 * A value that many cards are given at the same time, as each may show it: some in every frame, so that the paper does
 * not stutter. Cards that come into view have nothing on them until it is their turn, and at another distance they change
 * their faces one after the other. `atOnce` is for those that are there when the page opens.
 */
export function useInTurn<T>(value: T, atOnce: boolean): T | null {
  const [shown, setShown] = useState<T | null>(atOnce ? value : null);
  useEffect(() => {
    if (shown === value) return;
    const show = () => setShown(value);
    waiting.add(show);
    asked ||= requestAnimationFrame(take);
    return () => void waiting.delete(show);
  }, [shown, value]);
  return shown;
}

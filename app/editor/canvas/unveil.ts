import { useEffect, useState } from 'react';

/** Cards that are filled in one frame: what a small part of its time is enough for. */
const A_FRAME = 4;

/** Who waits to be filled, first come first served. */
const waiting = new Set<() => void>();
let asked = 0;

function fill(): void {
  asked = 0;
  let left = A_FRAME;
  for (const show of waiting) {
    if (left-- === 0) break;
    waiting.delete(show);
    show();
  }
  if (waiting.size > 0) asked = requestAnimationFrame(fill);
}

/**
 * Whether a card that comes into view is filled yet. While the paper is moved a row of cards may come in at once: their
 * outlines do, with the ports that wires hang on, and what stands on them follows, some in every frame, so that the paper does not stutter. `atOnce` is for
 * those that are there when the page opens.
 */
export function useUnveiled(atOnce: boolean): boolean {
  const [shown, setShown] = useState(atOnce);
  useEffect(() => {
    if (shown) return;
    const show = () => setShown(true);
    waiting.add(show);
    asked ||= requestAnimationFrame(fill);
    return () => void waiting.delete(show);
  }, [shown]);
  return shown;
}

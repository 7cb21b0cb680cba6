import { useReactFlow } from '@xyflow/react';
import { useMemo, type RefObject } from 'react';
import { isClose } from './lod';

/**
 * While the paper is moved or a lasso is drawn, what is on it is one layer of its own, which the browser moves without
 * painting it anew. Close by only: from a distance there is so much on it that keeping it as a layer costs more than
 * that. At rest it is painted again, sharp at every zoom.
 */
export function useLift(box: RefObject<HTMLElement>) {
  const flow = useReactFlow();
  return useMemo(
    () => ({
      lift: () => void box.current?.toggleAttribute('data-lifted', isClose(flow.getZoom())),
      /** The hand moves it: `canvas.css` says what is left out meanwhile. A press alone is not a move, it may be a click. */
      move: (event: MouseEvent | TouchEvent | null) => {
        if (event) box.current?.toggleAttribute('data-moving', true);
      },
      layDown: () => {
        box.current?.removeAttribute('data-lifted');
        box.current?.removeAttribute('data-moving');
      },
    }),
    [box, flow],
  );
}

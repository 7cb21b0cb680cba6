import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, type RefObject } from 'react';
import { useEditorStore } from '../store';
import { fitNow } from './fit';

/** How a flow is taken hold of. */
const HOLDS = ['pointerdown', 'wheel', 'keydown'] as const;

/** Until somebody takes hold of the flow it is shown whole beside what the address opened with it. */
export function useFitAtOpening(box: RefObject<HTMLElement>, whole: boolean): void {
  const flow = useReactFlow();
  const editor = useEditorStore();
  const fitted = useRef(0);
  const held = useRef(false);
  const ready = flow.viewportInitialized;
  useEffect(() => {
    const canvas = box.current;
    if (!canvas || !whole || !ready || held.current) return;
    const sizes = new ResizeObserver(() => {
      const { panel, outline, selected } = editor.getState();
      const width = canvas.clientWidth;
      if (width === fitted.current || selected.length > 0 || (panel === null && !outline)) return;
      fitted.current = width;
      void flow.fitView(fitNow());
    });
    const stop = () => {
      sizes.disconnect();
      for (const hold of HOLDS) window.removeEventListener(hold, takeHold, true);
    };
    const takeHold = () => {
      held.current = true;
      stop();
    };
    sizes.observe(canvas);
    for (const hold of HOLDS) window.addEventListener(hold, takeHold, true);
    return stop;
  }, [box, whole, ready, flow, editor]);
}

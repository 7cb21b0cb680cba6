import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { useEditorStore } from '../store';
import { fitNow } from './fit';

/** How a flow is taken hold of. */
const HOLDS = ['pointerdown', 'wheel', 'keydown'] as const;

/** Until somebody takes hold of the flow it is shown whole, beside a sheet that the address opened too. */
export function useFitAtOpening(box: RefObject<HTMLElement>, whole: boolean): void {
  const flow = useReactFlow();
  const editor = useEditorStore();
  useEffect(() => {
    const canvas = box.current;
    if (!canvas || !whole) return;
    let width = canvas.clientWidth;
    const sizes = new ResizeObserver(() => {
      if (canvas.clientWidth === width) return;
      width = canvas.clientWidth;
      if (editor.getState().selected.length === 0) void flow.fitView(fitNow());
    });
    const stop = () => {
      sizes.disconnect();
      for (const hold of HOLDS) window.removeEventListener(hold, stop, true);
    };
    sizes.observe(canvas);
    for (const hold of HOLDS) window.addEventListener(hold, stop, true);
    return stop;
  }, [box, whole, flow, editor]);
}

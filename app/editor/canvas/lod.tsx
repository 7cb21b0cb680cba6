import { useStoreApi } from '@xyflow/react';
import { createContext, startTransition, useContext, useEffect, useState, type ReactNode } from 'react';

/** How much a card says at this distance: all of it; its glyph and name in large type; a tile with its glyph. */
export type Lod = 'near' | 'mid' | 'far';

const LodContext = createContext<Lod>('near');
export const useLod = () => useContext(LodContext);

export const lodOf = (zoom: number): Lod => (zoom < 0.2 ? 'far' : zoom < 0.5 ? 'mid' : 'near');

/** Whether cards are close enough to say all they have to. */
export const isClose = (zoom: number): boolean => lodOf(zoom) === 'near';

const OpenContext = createContext<{ open: boolean }>({ open: false });
/** Whether the canvas stands already: what comes into view from then on may come in parts. */
export const useIsOpen = (): { readonly open: boolean } => useContext(OpenContext);

/** Coming closer, cards keep their simpler faces until the zoom has stood still for so long. */
const REST_MS = 140;

/**
 * One subscription to the zoom for all cards. They follow it when there is time: to redraw all of them between two
 * turns of the wheel would hold it up.
 */
export function LodProvider({ children }: { children: ReactNode }) {
  const store = useStoreApi();
  const [lod, setLod] = useState(() => lodOf(store.getState().transform[2]));
  useEffect(() => {
    let shown = lodOf(store.getState().transform[2]);
    let rest: ReturnType<typeof setTimeout> | undefined;
    const show = (next: Lod) => {
      shown = next;
      startTransition(() => setLod(next));
    };
    setLod(shown);
    const leave = store.subscribe(({ transform: [, , zoom] }, { transform: before }) => {
      if (zoom === before[2]) return;
      clearTimeout(rest);
      const next = lodOf(zoom);
      if (next === 'near' && shown !== 'near') rest = setTimeout(() => show(next), REST_MS);
      else if (next !== shown) show(next);
    });
    return () => {
      clearTimeout(rest);
      leave();
    };
  }, [store]);
  const [canvas] = useState({ open: false });
  // React Flow makes the first cards only once it stands.
  useEffect(() => {
    const soon = requestAnimationFrame(() => void (canvas.open = true));
    return () => cancelAnimationFrame(soon);
  }, [canvas]);
  return (
    <OpenContext.Provider value={canvas}>
      <LodContext.Provider value={lod}>{children}</LodContext.Provider>
    </OpenContext.Provider>
  );
}

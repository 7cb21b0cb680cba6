import { useStore } from '@xyflow/react';
import { createContext, useContext, useDeferredValue, useEffect, useState, type ReactNode } from 'react';

/** How much a card says at this distance: all of it; its glyph and name in large type; a tile with its glyph. */
export type Lod = 'near' | 'mid' | 'far';

const LodContext = createContext<Lod>('near');
export const useLod = () => useContext(LodContext);

const lodOf = (zoom: number): Lod => (zoom < 0.2 ? 'far' : zoom < 0.4 ? 'mid' : 'near');

const OpenContext = createContext<{ open: boolean }>({ open: false });
/** Whether the canvas stands already: what comes into view from then on may come in parts. */
export const useIsOpen = (): { readonly open: boolean } => useContext(OpenContext);

/**
 * One subscription to the zoom for all cards. They follow it when there is time: to redraw all of them between two
 * turns of the wheel would hold it up.
 */
export function LodProvider({ children }: { children: ReactNode }) {
  const lod = useDeferredValue(useStore((state) => lodOf(state.transform[2])));
  const [canvas] = useState({ open: false });
  useEffect(() => void (canvas.open = true), [canvas]);
  return (
    <OpenContext.Provider value={canvas}>
      <LodContext.Provider value={lod}>{children}</LodContext.Provider>
    </OpenContext.Provider>
  );
}

/** Whether cards are tiles at this distance: for the canvas itself, which stands outside of the provider. */
export const useFar = (): boolean => useStore((state) => lodOf(state.transform[2]) === 'far');

import { useStore } from '@xyflow/react';
import { createContext, useContext, type ReactNode } from 'react';

/** How much a card says at this distance: all of it; its glyph and name in large type; a tile with its glyph. */
export type Lod = 'near' | 'mid' | 'far';

const LodContext = createContext<Lod>('near');
export const useLod = () => useContext(LodContext);

const lodOf = (zoom: number): Lod => (zoom < 0.2 ? 'far' : zoom < 0.4 ? 'mid' : 'near');

/** One subscription to the zoom for all cards. */
export function LodProvider({ children }: { children: ReactNode }) {
  const lod = useStore((state) => lodOf(state.transform[2]));
  return <LodContext.Provider value={lod}>{children}</LodContext.Provider>;
}

/** Whether cards are tiles at this distance: for the canvas itself, which stands outside of the provider. */
export const useFar = (): boolean => useStore((state) => lodOf(state.transform[2]) === 'far');

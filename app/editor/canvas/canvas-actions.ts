import { createContext, useContext } from 'react';
import type { Exit, Point } from '../document/commands';

/** Where a new step is asked for: at an exit, on an edge, or at a place of the canvas. */
export type Ask =
  | { kind: 'exit'; exit: Exit; at?: Point; screen: Point }
  | { kind: 'edge'; edge: string; screen: Point }
  /** `clear`: nobody pointed at the place, so it comes where no card stands. */
  | { kind: 'place'; at: Point; screen: Point; clear?: true };

/** What cards and edges may ask the canvas for. A constant object: using it renders nobody again. */
export interface CanvasActions {
  ask: (ask: Ask) => void;
}
export const CanvasActionsContext = createContext<CanvasActions>({ ask: () => {} });
export const useCanvasActions = () => useContext(CanvasActionsContext);

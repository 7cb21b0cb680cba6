import { createContext, useContext } from 'react';
import type { Pace } from '../../db/schema/runs';
import { toRunTime } from '../../services/time';
import { useNow } from '../shell/use-live';

/** The pace of the test run under way, if there is one. */
export const PaceContext = createContext<Pace | null>(null);

/** The customer's moment: the clock's, or that of the test run they are in. */
export function useSandboxNow(): number {
  return toRunTime(useContext(PaceContext), useNow());
}

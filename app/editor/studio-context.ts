import { createContext, useContext } from 'react';
import type { Policies } from '../../core/policy/types';
import type { Environment } from '../../core/program';
import { CHANNELS } from '../../core/vocabulary';
import type { House } from '../../services/flows/house';

/** What the workspace around the flow offers, for forms and checks. */
export interface Studio {
  flowId: string;
  environment: Environment;
  /** The workspace's contact rules, for tests; absent where a flow is only looked at. */
  policies?: Policies;
  /** Absent where a flow is only looked at. */
  house?: House;
}

const NO_HOUSE: House = { brand: '', senders: [...CHANNELS], languages: [] };

const StudioContext = createContext<Studio>({
  flowId: '',
  environment: { templates: [], flows: [], channels: undefined },
});
export const StudioProvider = StudioContext.Provider;
export const useStudio = () => useContext(StudioContext);
export const useHouse = () => useStudio().house ?? NO_HOUSE;

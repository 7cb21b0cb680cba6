import { createContext, useContext } from 'react';
import type { Environment } from '../../core/program';

/** What the workspace around the flow offers, for forms and checks. */
export interface Studio {
  flowId: string;
  environment: Environment;
}
const StudioContext = createContext<Studio>({
  flowId: '',
  environment: { templates: [], flows: [], channels: undefined },
});
export const StudioProvider = StudioContext.Provider;
export const useStudio = () => useContext(StudioContext);

import { createEmbeddedEngine } from '../../workflows/embedded/embedded';
import { createTemporalEngine } from '../../workflows/temporal';
import { temporalAddress } from '../support/temporal';
import type { EngineUnderTest } from './stage';

export const EMBEDDED: EngineUnderTest = {
  name: 'embedded',
  create: (deps, workspace) =>
    Promise.resolve(createEmbeddedEngine(deps, { workspaces: () => Promise.resolve([workspace]), idleMs: 20 })),
  patienceMs: 10_000,
};

export const TEMPORAL: EngineUnderTest = {
  name: 'temporal',
  create: async (deps, workspace, key) =>
    createTemporalEngine(deps, {
      address: await temporalAddress(),
      queue: key,
      workspaces: () => Promise.resolve([workspace]),
      idleMs: 20,
      // Nobody here waits for real: the clock stands still until it is moved, and then whoever is due is told.
      graceMs: 0,
    }),
  patienceMs: 60_000,
};

import { vi } from 'vitest';
import { createTemporalEngine } from '../../workflows/temporal';
import { temporalAddress } from '../support/temporal';
import { conformance } from './suite';

// The first to ask may have to wait for the server to be built.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

conformance({
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
  patienceMs: 30_000,
});

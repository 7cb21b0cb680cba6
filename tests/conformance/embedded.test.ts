import { createEmbeddedEngine } from '../../workflows/embedded/embedded';
import { conformance } from './suite';

conformance({
  name: 'embedded',
  create: (deps, workspace) =>
    Promise.resolve(createEmbeddedEngine(deps, { workspaces: () => Promise.resolve([workspace]), idleMs: 20 })),
  patienceMs: 10_000,
});

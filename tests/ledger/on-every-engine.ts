import { describe, vi } from 'vitest';
import { EMBEDDED, TEMPORAL } from '../conformance/engines';
import type { EngineUnderTest } from '../conformance/stage';

/** The same tests on every engine: what the ledger promises does not depend on who calls `drive`. */
export function onEveryEngine(part: (factory: EngineUnderTest) => void): void {
  // The first to ask for Temporal may have to wait for the server to be built.
  vi.setConfig({ testTimeout: 90_000, hookTimeout: 600_000 });
  for (const factory of [EMBEDDED, TEMPORAL]) describe(`on the ${factory.name} engine`, () => part(factory));
}

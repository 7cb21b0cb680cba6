import { vi } from 'vitest';
import { TEMPORAL } from './engines';
import { conformance } from './suite';

// The first to ask may have to wait for the server to be built.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 600_000 });

conformance(TEMPORAL);

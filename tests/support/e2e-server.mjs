// The Hilo of the browser tests: seeded anew each time, in a folder of its own.
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { stopLeftover } from '../../scripts/postgres.mjs';

const home = resolve('.hilo', 'e2e');
await stopLeftover(home);
rmSync(home, { recursive: true, force: true });
process.env.HILO_HOME = home;
await import('../../scripts/start.mjs');

import { commits } from './commits';
import { events } from './events';
import { journeys } from './journeys';
import { parked } from './parked';
import { policy } from './policy';
import type { Result } from './result';
import { steps } from './steps';
import { studio } from './studio';
import { temporal } from './temporal';
import { turn } from './turn';

/** Every bench by name; run on demand, never by a test. */
const BENCHES: Record<string, (options: { quick: boolean }) => Promise<Result>> = {
  journeys,
  commits,
  events,
  parked,
  policy,
  steps,
  studio,
  turn,
  temporal,
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  console.error(`npm run bench -- <name> [--json] [--quick]; names: ${Object.keys(BENCHES).join(' ')}`);
  process.exit(2);
}
const result = await bench({ quick: flags.includes('--quick') });
if (flags.includes('--json')) console.log(JSON.stringify(result));
else {
  for (const [figure, value] of Object.entries(result.figures)) {
    const bar = result.bars[figure];
    const wanted = bar
      ? `  ${bar.ok ? 'met' : 'NOT MET'} (${bar.min === undefined ? `at most ${bar.max}` : `at least ${bar.min}`})`
      : '';
    console.log(`${figure.padEnd(28)} ${value}${wanted}`);
  }
}
process.exit(0);

// Short lines that show what a script is doing and how long it took.
const quiet = process.env.HILO_QUIET === '1';

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** @param {string} line */
export function say(line) {
  if (!quiet) process.stdout.write(`${line}\n`);
}

/** A failure that is told as one sentence, without a stack: what happened and what to do. */
export class Plain extends Error {}

/**
 * Runs `work` and says how long it took. Several may run side by side: a line is written when each ends.
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now();
  let note = '';
  if (process.stdout.isTTY) say(`  … ${name}`);
  const result = await work((text) => (note = text));
  say(`  ✓ ${name}${note === '' ? '' : ` (${note})`} ${seconds(performance.now() - began)}`);
  return result;
}

/**
 * Ends the process with a sentence a person can act on; the stack only where it is our own mistake.
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  if (error instanceof Plain) process.stderr.write(`\n${error.message}\n`);
  else console.error(error);
  process.exit(1);
}

import type { WordKey } from '../words';

/** How fast a test run lives: run seconds a second of the clock. */
export const PACES = [
  { value: 'real', factor: 1, word: 'sandbox.pace.real' },
  { value: 'minute', factor: 1440, word: 'sandbox.pace.minute' },
  { value: 'second', factor: 86_400, word: 'sandbox.pace.second' },
] as const satisfies readonly { value: string; factor: number; word: WordKey }[];

export type PaceName = (typeof PACES)[number]['value'];
export const isPace = (value: string | null): value is PaceName => PACES.some((pace) => pace.value === value);

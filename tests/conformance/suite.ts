import { describe } from 'vitest';
import { answers } from './answers';
import { crashes } from './crashes';
import { entries } from './entries';
import { exits } from './exits';
import { pauses } from './pauses';
import type { EngineUnderTest } from './stage';
import { waits } from './waits';

const PARTS = { waits, answers, exits, entries, pauses, crashes };

/** What must be true of every engine. The same tests, whoever calls `drive`. */
export function conformance(factory: EngineUnderTest): void {
  for (const [name, part] of Object.entries(PARTS)) describe(`${name} (${factory.name})`, () => part(factory));
}

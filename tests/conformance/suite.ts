import { describe } from 'vitest';
import { answers } from './answers';
import { crashes } from './crashes';
import { entries } from './entries';
import { exits } from './exits';
import { holders } from './holders';
import { outages } from './outages';
import { pauses } from './pauses';
import { releases } from './releases';
import type { EngineUnderTest } from './stage';
import { waits } from './waits';

const PARTS = { waits, answers, exits, entries, pauses, crashes, holders, outages, releases };

/** What must be true of every engine. The same tests, whoever calls `drive`. */
export function conformance(factory: EngineUnderTest): void {
  for (const [name, part] of Object.entries(PARTS)) describe(`${name} (${factory.name})`, () => part(factory));
}

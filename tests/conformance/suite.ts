import { describe } from 'vitest';
import { answers } from './answers';
import { exits } from './exits';
import type { EngineUnderTest } from './stage';
import { waits } from './waits';

/** What must be true of every engine. The same tests, whoever calls `drive`. */
export function conformance(factory: EngineUnderTest): void {
  describe(`waits (${factory.name})`, () => waits(factory));
  describe(`answers (${factory.name})`, () => answers(factory));
  describe(`exits (${factory.name})`, () => exits(factory));
}

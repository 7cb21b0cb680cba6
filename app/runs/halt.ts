import type { JsonObject } from '../../core/json';
import { isWordKey, type WordKey } from '../words';

/** What stopped a run, in words; a code nobody wrote any for is told as an unexpected fault. */
export function haltOf(outcome: JsonObject | null): WordKey {
  const key = `runs.halt.${typeof outcome?.code === 'string' ? outcome.code : ''}`;
  return isWordKey(key) ? key : 'runs.halt.drive.failed';
}

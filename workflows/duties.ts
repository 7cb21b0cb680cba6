import { CHANNELS } from '../core/vocabulary';
import type { CallFamily } from './contracts';

/** What a Temporal worker works on, a task queue each: the runs themselves, and the calls of each family. */
export type Duty = 'runs' | CallFamily;
export const DUTIES: readonly Duty[] = ['runs', ...CHANNELS, 'http'];

/** The duties of a list such as `runs,email`; null where it names something else, or nothing. */
export function readDuties(list: string): readonly Duty[] | null {
  const names = list.split(',').map((name) => name.trim());
  const duties = DUTIES.filter((duty) => names.includes(duty));
  return duties.length === new Set(names).size ? duties : null;
}

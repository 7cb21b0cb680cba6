import type { Sentences } from '../sentence';
import { cases } from './cases';
import { cel } from './cel';
import { channels } from './channels';
import { entry } from './entry';
import { flow } from './flow';
import { health } from './health';
import { imports } from './import';
import { liquid } from './liquid';
import { policy } from './policy';

/** One area a file; a line here for each. */
export const es: Sentences = {
  ...entry,
  ...flow,
  ...health,
  ...imports,
  ...channels,
  ...policy,
  ...cases,
  ...cel,
  ...liquid,
};

import type { Sentences } from '../sentence';
import { channels } from './channels';
import { flow } from './flow';
import { policy } from './policy';

/** One area a file; a line here for each. */
export const es: Sentences = { ...flow, ...channels, ...policy };

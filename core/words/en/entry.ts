import type { Sentences } from '../sentence';

/** Why somebody did not get into a flow. */
export const entry: Sentences = {
  'entry.already_in': 'Did not enter "{flow}": they were already inside.',
  'entry.interval': 'Did not enter "{flow}": too little time has passed since the last time.',
  'entry.paused': 'Did not enter "{flow}": it was paused.',
  'entry.refused': 'Did not enter "{flow}".',
};

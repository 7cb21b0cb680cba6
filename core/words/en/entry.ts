import type { Sentences } from '../sentence';

/** Why somebody did not get into a flow. */
export const entry: Sentences = {
  'entry.already_in': 'Already inside “{flow}”.',
  'entry.interval': 'Too little time has passed since the last time in “{flow}”.',
  'entry.paused': '“{flow}” was paused.',
  'entry.refused': '“{flow}” did not let them in.',
};

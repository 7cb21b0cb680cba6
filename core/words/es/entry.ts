import type { Sentences } from '../sentence';

/** Why somebody did not get into a flow. */
export const entry: Sentences = {
  'entry.already_in': 'No entró a "{flow}": ya estaba dentro.',
  'entry.interval': 'No entró a "{flow}": ha pasado muy poco tiempo desde la última vez.',
  'entry.paused': 'No entró a "{flow}": estaba en pausa.',
  'entry.refused': 'No entró a "{flow}".',
};

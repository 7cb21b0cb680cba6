import type { Sentences } from '../sentence';

/** Why somebody did not get into a flow. */
export const entry: Sentences = {
  'entry.already_in': 'Ya estaba dentro de «{flow}».',
  'entry.interval': 'Pasó muy poco tiempo desde la última vez en «{flow}».',
  'entry.paused': '«{flow}» estaba en pausa.',
  'entry.refused': '«{flow}» no le dio entrada.',
};

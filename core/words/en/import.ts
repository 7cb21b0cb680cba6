import { inDigits } from '../format';
import type { Sentences } from '../sentence';

/** What is said of a flow that comes from a file or the clipboard and cannot be taken. */
export const imports: Sentences = {
  'import.empty': 'There is nothing in it. Choose the JSON file of a flow.',
  'import.too_large': ({ size, max }) =>
    `It is ${inDigits(size, 'en')} MB and only flows below ${inDigits(max, 'en')} MB are read, so it was not. Split it into smaller flows.`,
  'import.not_text': 'It is no text file: it looks like an image or another document. Choose the JSON file of a flow.',
  'import.not_json': 'It is not valid JSON: it breaks at line {line}, column {column}. Export it again or correct it.',
  'import.other_product':
    'This is an export of {product}. Hilo does not read its flows: draw the flow here, or start from one of the gallery.',
  'import.newer_schema':
    'A later release of Hilo wrote it (schema {schema}; this one reads up to {known}). Update Hilo and try again.',
  'import.not_a_flow': 'It is JSON, but not a flow of Hilo: it says no schema. Export a flow from the Studio.',
  'import.invalid': ({ count }) =>
    count === 1
      ? 'It is a flow of Hilo with one thing that cannot be read. Correct it and try again.'
      : `It is a flow of Hilo with ${String(count)} things that cannot be read. Correct them and try again.`,
  'import.duplicate_step': 'Two steps have the id “{id}”. Change one of them.',
  'import.duplicate_edge': 'The outlet “{id}” has two connections. Keep only one.',
  'import.duplicate_note': 'Two notes have the id “{id}”. Change one of them.',
  'import.duplicate_group': 'Two groups have the id “{id}”. Change one of them.',
  'import.duplicate_stage': 'Two stages have the id “{id}”. Change one of them.',
};

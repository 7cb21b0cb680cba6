import type { Words } from '../words';
import type { Records } from './document/records';
import { editorOf } from './nodes';

/** What a step is called: by its own name or, without one, by its kind. Null if there is no such step. */
export function stepName(records: Records, id: string, w: Words): string | null {
  const node = records.nodes.byId[id];
  return node ? node.name || w(editorOf(node.kind).name) : null;
}

/** Steps in a sentence: one by its name, several by how many they are. */
export const stepsNamed = (records: Records, ids: readonly string[], w: Words): string =>
  ids.length === 1 && ids[0]
    ? w('common.quoted', { text: stepName(records, ids[0], w) ?? '' })
    : w('studio.steps', { count: ids.length });

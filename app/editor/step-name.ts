import type { Words } from '../words';
import type { Records } from './document/records';
import { editorOf } from './nodes';

/** What a step of the flow is called: by its own name or, without one, by its kind. */
export function stepName(records: Records, id: string, w: Words): string {
  const node = records.nodes.byId[id];
  return node?.name || w(editorOf(node?.kind ?? '').name);
}

/** The same of a step that may be gone: null, if there is no such step. */
export const stepNameIfThere = (records: Records, id: string, w: Words): string | null =>
  Object.hasOwn(records.nodes.byId, id) ? stepName(records, id, w) : null;

/** Steps in a sentence: one by its name, several by how many they are. */
export const stepsNamed = (records: Records, ids: readonly string[], w: Words): string =>
  ids.length === 1 && ids[0]
    ? w('common.quoted', { text: stepName(records, ids[0], w) })
    : w('studio.steps', { count: ids.length });

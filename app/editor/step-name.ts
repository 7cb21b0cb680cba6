import type { FlowDocument, FlowNode } from '../../core/document';
import type { Words } from '../words';
import type { Records } from './document/records';
import { editorOf } from './nodes';

/** What a step is called: by its own name or, without one, by its kind. */
export const nameOfNode = ({ name, kind }: Pick<FlowNode, 'name' | 'kind'>, w: Words): string =>
  name || w(editorOf(kind).name);

/** The same of a step of the flow; one that is gone is of no kind that is known. */
export const stepName = (records: Records, id: string, w: Words): string =>
  nameOfNode(records.nodes.byId[id] ?? { name: '', kind: '' }, w);

/** The same of a step that may be gone: null, if there is no such step. */
export const stepNameIfThere = (records: Records, id: string, w: Words): string | null =>
  Object.hasOwn(records.nodes.byId, id) ? stepName(records, id, w) : null;

/** The same of a step of a document that is not the open one: its id, if there is no such step. */
export function stepNameIn({ nodes }: Pick<FlowDocument, 'nodes'>, id: string, w: Words): string {
  const node = nodes.find((each) => each.id === id);
  return node ? nameOfNode(node, w) : id;
}

/** Steps in a sentence: one by its name, several by how many they are. */
export const stepsNamed = (records: Records, ids: readonly string[], w: Words): string =>
  ids.length === 1 && ids[0]
    ? w('common.quoted', { text: stepName(records, ids[0], w) })
    : w('studio.steps', { count: ids.length });

import { describe, expect, it } from 'vitest';
import { FlowDocumentSchema, type FlowDocument } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { createEditor } from '../store';
import { toDocument } from './records';
import { replaceDocument } from './replace';

const v1 = FlowDocumentSchema.parse(POST_SALE);
const draft: FlowDocument = {
  ...v1,
  name: 'Posventa 2',
  nodes: [
    { id: 'sms', kind: 'end', name: 'SMS', config: {}, position: { x: 0, y: 0 } },
    ...v1.nodes
      .filter(({ id }) => id !== 'email')
      .map((node) => (node.id === 'day' ? { ...node, name: 'Dos días' } : node)),
  ],
  edges: v1.edges.filter(({ from, to }) => from !== 'email' && to !== 'email'),
  notes: [{ id: 'n', text: 'Revisar', position: { x: 0, y: 0 } }],
  groups: [{ id: 'g', name: 'Inicio' }],
};

describe('S14 a version put in place of the draft', () => {
  const editor = createEditor(draft);
  const now = () => toDocument(editor.getState().records);

  it('is that version, in its order', () => {
    editor.getState().run((records) => replaceDocument(records, v1));
    expect(now()).toEqual(v1);
  });

  it('is one edit: undo brings the whole draft back, redo the version', () => {
    editor.getState().undo();
    expect(now()).toEqual(draft);
    editor.getState().redo();
    expect(now()).toEqual(v1);
  });

  it('leaves alone what did not change', () => {
    const before = createEditor(draft);
    const kept = before.getState().records.nodes.byId.purchase;
    before.getState().run((records) => replaceDocument(records, v1));
    expect(before.getState().records.nodes.byId.purchase).toBe(kept);
  });

  it('is nothing to undo where it is the same', () => {
    const same = createEditor(v1);
    same.getState().run((records) => replaceDocument(records, structuredClone(v1)));
    expect(same.getState().history.past).toHaveLength(0);
  });
});

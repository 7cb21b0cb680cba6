import { describe, expect, it } from 'vitest';
import { flowOf } from '../../tests/support/flow';
import { moveNodes, removeNodes, renameNode } from './document/commands';
import { toDocument } from './document/records';
import { createEditor, mayChange } from './store';

const document = flowOf({
  nodes: [
    { id: 'a', kind: 'start' },
    { id: 'b', kind: 'end' },
  ],
  edges: [{ from: 'a', outlet: 'next', to: 'b' }],
});
const move = (x: number) => (records: Parameters<typeof moveNodes>[0]) =>
  moveNodes(records, [{ id: 'a', to: { x, y: 0 } }]);

describe('the editor', () => {
  it('undoes a gesture as one, and a new gesture after it settled as another', () => {
    const editor = createEditor(document);
    for (const x of [1, 2, 3]) editor.getState().run(move(x), 'drag');
    editor.getState().settle();
    for (const x of [4, 5]) editor.getState().run(move(x), 'drag');
    editor.getState().undo();
    expect(editor.getState().records.nodes.byId.a?.position.x).toBe(3);
    editor.getState().undo();
    expect(toDocument(editor.getState().records)).toEqual(document);
    editor.getState().redo();
    expect(editor.getState().records.nodes.byId.a?.position.x).toBe(3);
  });

  it('counts every change for saving, undo too, but not selecting', () => {
    const editor = createEditor(document);
    editor.getState().select(['a']);
    expect(editor.getState().edits).toBe(0);
    editor.getState().run((records) => renameNode(records, 'a', 'A'));
    editor.getState().undo();
    expect(editor.getState().edits).toBe(2);
    editor.getState().undo();
    expect(editor.getState().edits).toBe(2);
  });

  it('does not keep a selection of what an undo took away', () => {
    const editor = createEditor(document);
    editor.getState().run((records) => removeNodes(records, ['b']));
    editor.getState().undo();
    editor.getState().select(['b']);
    editor.getState().redo();
    expect(editor.getState().selected).toEqual([]);
  });

  it('changes nothing where it may only be looked at', () => {
    const editor = createEditor(document, { readOnly: true });
    editor.getState().run((records) => renameNode(records, 'a', 'A'));
    expect(toDocument(editor.getState().records)).toEqual(document);
    expect(editor.getState().history.past).toEqual([]);
  });

  it.each(['test', 'analyse'] as const)('changes nothing while one looks (%s), and goes on in Build', (mode) => {
    const editor = createEditor(document);
    editor.getState().run((records) => renameNode(records, 'a', 'A'));
    editor.getState().setMode(mode);
    expect(mayChange(editor.getState())).toBe(false);
    editor.getState().run((records) => removeNodes(records, ['b']));
    editor.getState().undo();
    expect(editor.getState().records.nodes.byId).toMatchObject({ a: { name: 'A' }, b: { kind: 'end' } });
    editor.getState().setMode('build');
    editor.getState().undo();
    expect(toDocument(editor.getState().records)).toEqual(document);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowDocument } from '../../../core/document';
import { flowOf } from '../../../tests/support/flow';
import { createEditor } from '../store';
import * as commands from './commands';
import { toDocument } from './records';

const node = (id: string) => ({ id, kind: 'wait', name: id, config: { text: 'uno' }, position: { x: 0, y: 0 } });
const document = flowOf({
  name: 'Postventa',
  nodes: ['a', 'b', 'c'].map(node),
  edges: [
    { from: 'a', outlet: 'next', to: 'b' },
    { from: 'b', outlet: 'next', to: 'c' },
  ],
});
const open = () => {
  const editor = createEditor(document);
  const state = () => editor.getState();
  return {
    state,
    run: (plan: Parameters<ReturnType<typeof state>['run']>[0]) => state().run(plan),
    /** Somebody else's change arrives. */
    theirs: (change: (draft: FlowDocument) => void) => {
      const next = structuredClone(toDocument(state().records));
      change(next);
      state().receive(next);
    },
    node: (id: string) => state().records.nodes.byId[id],
  };
};
type Opened = ReturnType<typeof open>;
const rename = (id: string, name: string) => (it: Opened) =>
  it.run((records) => commands.renameNode(records, id, name));
const write = (id: string, text: string) => (it: Opened) =>
  it.run((records) => commands.configureNode(records, id, { text }));
const remove = (id: string) => (it: Opened) => it.run((records) => commands.removeNodes(records, [id]));
const theyRename = (id: string, name: string) => (draft: FlowDocument) => {
  for (const each of draft.nodes) if (each.id === id) each.name = name;
};

describe('S23 undo beside somebody else', () => {
  it('takes back my change and leaves theirs, in another step or in the same', () => {
    const it = open();
    rename('a', 'Mía')(it);
    write('b', 'mío')(it);
    it.theirs(theyRename('b', 'Suya'));
    it.theirs(theyRename('c', 'Suya'));
    it.state().undo();
    it.state().undo();
    expect(it.state().left).toEqual([]);
    expect(it.node('a')).toEqual(document.nodes[0]);
    expect(it.node('b')).toEqual({ ...document.nodes[1], name: 'Suya' });
    expect(it.node('c')?.name).toBe('Suya');
    it.state().redo();
    it.state().redo();
    expect(it.node('a')?.name).toBe('Mía');
    expect(it.node('b')).toMatchObject({ name: 'Suya', config: { text: 'mío' } });
  });

  it('leaves what they changed after me, says so, and goes on with what was before', () => {
    const it = open();
    rename('a', 'Antes')(it);
    rename('b', 'Mía')(it);
    it.theirs(theyRename('b', 'Suya'));
    it.state().undo();
    expect(it.node('b')?.name).toBe('Suya');
    expect(it.state().left.map(({ path }) => path)).toEqual([['nodes', 'b', 'name']]);
    it.state().undo();
    expect(it.node('a')?.name).toBe('a');
    expect(it.state().left).toEqual([]);
    it.state().redo();
    expect(it.node('a')?.name).toBe('Antes');
  });

  it('takes back the half of a change that nobody touched since', () => {
    const it = open();
    it.run((records) => [...commands.renameNode(records, 'a', 'Mía'), ...commands.renameNode(records, 'b', 'Mía')]);
    it.theirs(theyRename('b', 'Suya'));
    it.state().undo();
    expect([it.node('a')?.name, it.node('b')?.name]).toEqual(['a', 'Suya']);
    expect(it.state().left).toHaveLength(1);
  });

  it.each<[string, (it: Opened) => void, (draft: FlowDocument) => void, string[] | null]>([
    [
      'a step of mine that they wrote in stays',
      (it) => it.run((r) => commands.addNode(r, node('d'))),
      theyRename('d', 'Suya'),
      ['nodes', 'd'],
    ],
    [
      'a step of mine that they only moved goes',
      (it) => it.run((r) => commands.addNode(r, node('d'))),
      (d) => void (d.nodes[3]!.position = { x: 5, y: 5 }),
      null,
    ],
    [
      'a step of mine that they led a wire to stays',
      (it) => it.run((r) => commands.addNode(r, node('d'))),
      (d) => void d.edges.push({ from: 'c', outlet: 'next', to: 'd' }),
      ['nodes', 'd'],
    ],
    [
      'a text in a step that they deleted stays gone',
      write('b', 'mío'),
      (d) => void ((d.nodes = d.nodes.filter(({ id }) => id !== 'b')), (d.edges = [])),
      ['nodes', 'b'],
    ],
    [
      'a wire to a step that they deleted stays cut',
      (it) => it.run((r) => commands.disconnect(r, ['b next'])),
      (d) => void (d.nodes = d.nodes.slice(0, 2)),
      ['edges', 'b next'],
    ],
    [
      'a wire that they led elsewhere stays there',
      (it) => it.run((r) => commands.connect(r, { from: 'a', outlet: 'next' }, 'c')),
      (d) => void (d.edges[0]!.to = 'a'),
      ['edges', 'a next', 'to'],
    ],
  ])('%s', (_name, mine, theirs, left) => {
    const it = open();
    mine(it);
    it.theirs(theirs);
    const before = toDocument(it.state().records);
    it.state().undo();
    expect(it.state().left.map(({ path }) => path)).toEqual(left ? [left] : []);
    if (left) expect(toDocument(it.state().records)).toEqual(before);
    else expect(it.node('d')).toBeUndefined();
  });

  it('passes over what nothing is left of, to what can be undone', () => {
    const it = open();
    rename('a', 'Mía')(it);
    it.run((records) => commands.addNode(records, node('d')));
    it.theirs((draft) => void draft.nodes.pop());
    it.state().undo();
    expect(it.node('a')?.name).toBe('a');
  });

  it('brings a deleted step back with its wires while they work elsewhere', () => {
    const it = open();
    remove('b')(it);
    it.theirs(theyRename('c', 'Suya'));
    it.state().undo();
    expect(toDocument(it.state().records)).toEqual({
      ...document,
      nodes: document.nodes.map((each) => (each.id === 'c' ? { ...each, name: 'Suya' } : each)),
    });
  });

  it('neither moves the selection nor ends the gesture when their change arrives, and keeps untouched records', () => {
    const it = open();
    it.state().select(['a']);
    it.state().run((records) => commands.renameNode(records, 'a', 'M'), 'a:name');
    const [before, { selected }] = [it.node('b'), it.state()];
    it.theirs(theyRename('c', 'Suya'));
    it.state().run((records) => commands.renameNode(records, 'a', 'Mía'), 'a:name');
    expect(it.state().selected).toBe(selected);
    expect(it.node('b')).toBe(before);
    expect(it.state().history.past).toHaveLength(1);
    it.state().undo();
    expect(it.node('a')?.name).toBe('a');
  });

  it('ends at the document as they alone would have it, whatever was done, where fields never meet', () => {
    const ids = fc.constantFrom('a', 'b', 'c');
    const mine = fc.tuple(ids, fc.string()).map(([id, text]) => ({ id, text, by: 'me' as const }));
    const theirs = fc.tuple(ids, fc.string()).map(([id, text]) => ({ id, text, by: 'them' as const }));
    fc.assert(
      fc.property(fc.array(fc.oneof(mine, theirs), { maxLength: 20 }), (steps) => {
        const it = open();
        const alone = structuredClone(document);
        for (const { by, id, text } of steps) {
          if (by === 'me') write(id, text)(it);
          else {
            it.theirs(theyRename(id, text));
            theyRename(id, text)(alone);
          }
        }
        while (it.state().history.past.length > 0) it.state().undo();
        expect(toDocument(it.state().records)).toEqual(alone);
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });
});

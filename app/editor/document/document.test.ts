import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowNode } from '../../../core/document';
import { flowOf } from '../../../tests/support/flow';
import { copyNodes, pasteNodes } from './clipboard';
import * as commands from './commands';
import { NO_HISTORY, record, redo, settle, undo } from './history';
import { applyPatches, type Patch } from './patch';
import { edgeKey, toDocument, toRecords, type Records } from './records';

const node = (id: string, x = 0): FlowNode => ({ id, kind: 'wait', name: id, config: {}, position: { x, y: 0 } });
const document = flowOf({
  name: 'Postventa',
  nodes: ['a', 'b', 'c', 'd'].map((id) => node(id)),
  edges: [
    { from: 'a', outlet: 'next', to: 'b' },
    { from: 'b', outlet: 'next', to: 'c' },
    { from: 'c', outlet: 'next', to: 'd' },
  ],
});
const records = toRecords(document);
const after = (patches: Patch[], from: Records = records) => toDocument(applyPatches(from, patches));

describe('the document as records', () => {
  it('goes to records and back unchanged, order kept', () => {
    expect(toDocument(records)).toEqual(document);
  });

  it('keeps the identity of records that a patch does not name', () => {
    const next = applyPatches(records, commands.renameNode(records, 'b', 'otro'));
    expect(next.nodes.byId.a).toBe(records.nodes.byId.a);
    expect(next.nodes.ids).toBe(records.nodes.ids);
    expect(next.edges).toBe(records.edges);
  });
});

describe('commands', () => {
  it('gives an outlet one edge at most: a new wire replaces the old one', () => {
    const saved = after(commands.connect(records, { from: 'a', outlet: 'next' }, 'd'));
    expect(saved.edges.filter((edge) => edge.from === 'a')).toEqual([{ from: 'a', outlet: 'next', to: 'd' }]);
  });

  it('bridges over a deleted step with one way in and one way out', () => {
    const saved = after(commands.removeNodes(records, ['b', 'c']));
    expect(saved.nodes.map(({ id }) => id)).toEqual(['a', 'd']);
    expect(saved.edges).toEqual([{ from: 'a', outlet: 'next', to: 'd' }]);
  });

  it('cuts the thread at a deleted step with several ways out', () => {
    const wider = applyPatches(records, commands.connect(records, { from: 'b', outlet: 'other' }, 'd'));
    expect(after(commands.removeNodes(wider, ['b']), wider).edges).toEqual([{ from: 'c', outlet: 'next', to: 'd' }]);
  });

  it('inserts a step on an edge', () => {
    const added = commands.addNode(records, node('new'));
    const there = applyPatches(records, added);
    const saved = after([...added, ...commands.routeThrough(there, edgeKey('a', 'next'), 'new', 'next')]);
    expect(saved.edges).toContainEqual({ from: 'a', outlet: 'next', to: 'new' });
    expect(saved.edges).toContainEqual({ from: 'new', outlet: 'next', to: 'b' });
  });

  it('takes out the edges of outlets that are gone', () => {
    expect(after(commands.pruneOutlets(records, 'a', new Set(['other']))).edges.map(({ from }) => from)).toEqual([
      'b',
      'c',
    ]);
  });
});

describe('undo and redo', () => {
  it('takes a gesture back as one mark', () => {
    let history = NO_HISTORY;
    let now = records;
    for (const x of [10, 20, 30]) {
      const patches = commands.moveNodes(now, [{ id: 'a', to: { x, y: 0 } }]);
      history = record(history, patches, 'drag');
      now = applyPatches(now, patches);
    }
    history = settle(history);
    expect(history.past).toHaveLength(1);
    expect(undo(history, now).records.nodes.byId.a?.position.x).toBe(0);
  });

  it('leaves no mark for a gesture that ends where it began', () => {
    const there = commands.renameNode(records, 'a', 'x');
    const moved = applyPatches(records, there);
    const original = records.nodes.byId.a as FlowNode;
    const back: Patch[] = [{ in: 'nodes', id: 'a', at: 0, before: moved.nodes.byId.a, after: original }];
    expect(record(record(NO_HISTORY, there, 'type'), back, 'type').past).toHaveLength(0);
  });

  it('undoes any sequence of commands back to the very document, and redoes it', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'n0', 'n1');
    const step = fc.oneof(
      fc.record({ do: fc.constant('remove' as const), ids: fc.array(id, { maxLength: 3 }) }),
      fc.record({ do: fc.constant('connect' as const), from: id, to: id, outlet: fc.constantFrom('next', 'other') }),
      fc.record({ do: fc.constant('rename' as const), id, gesture: fc.boolean() }),
      fc.record({ do: fc.constant('move' as const), id, x: fc.integer(), gesture: fc.boolean() }),
      fc.record({ do: fc.constant('paste' as const), ids: fc.array(id, { maxLength: 3 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let history = NO_HISTORY;
        let now = records;
        let fresh = 0;
        for (const [index, action] of steps.entries()) {
          const patches =
            action.do === 'remove'
              ? commands.removeNodes(now, action.ids)
              : action.do === 'connect'
                ? commands.connect(now, action, action.to)
                : action.do === 'rename'
                  ? commands.renameNode(now, action.id, `name ${index}`)
                  : action.do === 'move'
                    ? commands.moveNodes(now, [{ id: action.id, to: { x: action.x, y: 1 } }])
                    : pasteNodes(now, copyNodes(now, action.ids), () => `p${++fresh}`, { x: 40, y: 40 }).patches;
          history = record(history, patches, 'gesture' in action && action.gesture ? 'g' : null);
          now = applyPatches(now, patches);
          const saved = toDocument(now);
          const known = new Set(saved.nodes.map((each) => each.id));
          expect(saved.edges.every((edge) => known.has(edge.from) && known.has(edge.to))).toBe(true);
        }
        const final = toDocument(now);
        let [h, r] = [history, now];
        while (h.past.length) ({ history: h, records: r } = undo(h, r));
        expect(toDocument(r)).toEqual(document);
        while (h.future.length) ({ history: h, records: r } = redo(h, r));
        expect(toDocument(r)).toEqual(final);
      }),
      { seed: 20250603, numRuns: 300 },
    );
  });
});

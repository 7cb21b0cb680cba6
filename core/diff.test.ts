import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffDocuments, diffFields, edgeId, type Change } from './diff';
import { FlowDocumentSchema, LEAST_NOTE, NOTE_SIZE, type FlowDocument } from './document';
import type { JsonObject } from './json';
import { POST_SALE } from './samples/post-sale';

const V1 = FlowDocumentSchema.parse(POST_SALE);
const edited = (edit: (draft: FlowDocument) => void): FlowDocument => {
  const draft = structuredClone(V1);
  edit(draft);
  return draft;
};
const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('no such thing in the sample');
  return value;
};
const nodeOf = (document: FlowDocument, id: string) => found(document.nodes.find((node) => node.id === id));
const told = (changes: Change[]) => changes.map(({ of, id, type }) => `${type} ${of} ${id}`.trim());

describe('S14 the changes from one document to another', () => {
  it('are none where nothing was done', () => {
    expect(diffDocuments(V1, structuredClone(V1))).toEqual([]);
  });

  it('tell a step that was added with its wires, and one that is gone', () => {
    const after = edited((draft) => {
      draft.nodes = draft.nodes.filter(({ id }) => id !== 'silent');
      draft.edges = draft.edges.filter(({ to }) => to !== 'silent');
      draft.nodes.push({ id: 'later', kind: 'wait', name: 'Una semana', config: {}, position: { x: 0, y: 700 } });
      draft.edges.push({ from: 'email', outlet: 'no_answer', to: 'later' });
    });
    expect(told(diffDocuments(V1, after))).toEqual([
      'added node later',
      'removed node silent',
      'changed edge email no_answer',
    ]);
  });

  it('tell a step that only moved from one that says something else', () => {
    const after = edited((draft) => {
      nodeOf(draft, 'day').position.x += 40;
      nodeOf(draft, 'person').name = 'Una persona';
      nodeOf(draft, 'person').position.y += 4;
    });
    expect(diffDocuments(V1, after)).toMatchObject([
      { id: 'day', type: 'moved', moved: true, fields: [] },
      { id: 'person', type: 'changed', moved: true, fields: [{ path: 'name', after: 'Una persona' }] },
    ]);
  });

  it('name each changed value with what it was; a length of time is one value', () => {
    const after = edited((draft) => {
      nodeOf(draft, 'day').config = { until: 'duration', duration: { amount: 2, unit: 'days' } };
    });
    expect(diffDocuments(V1, after)).toMatchObject([
      {
        id: 'day',
        fields: [
          {
            path: 'config.duration',
            before: { amount: 24, unit: 'hours' },
            after: { amount: 2, unit: 'days' },
          },
        ],
      },
    ]);
  });

  it('put the settings of the flow in one change of its own', () => {
    const after = edited((draft) => {
      draft.name = 'Posventa';
      draft.settings.exitOn.push({ event: 'refund' });
      draft.stages.push({ id: 'care', name: 'Cuidado' });
    });
    expect(diffDocuments(V1, after)).toMatchObject([
      {
        of: 'flow',
        fields: [
          { path: 'name', before: 'Seguimiento posventa', after: 'Posventa' },
          { path: 'settings.exitOn.0', after: { event: 'refund' } },
          { path: 'stages.0', after: { id: 'care', name: 'Cuidado' } },
        ],
      },
    ]);
  });

  it('do not mind the order in which a document lists its steps', () => {
    const after = edited((draft) => void draft.nodes.reverse());
    expect(diffDocuments(V1, after)).toEqual([]);
  });
});

describe('the fields of a configuration', () => {
  it.each<[string, JsonObject, JsonObject, unknown[]]>([
    ['a value', { a: 1 }, { a: 2 }, [{ path: 'a', before: 1, after: 2 }]],
    ['a value that is new', {}, { a: null }, [{ path: 'a', after: null }]],
    ['a value that went', { a: { b: 1 } }, { a: {} }, [{ path: 'a.b', before: 1 }]],
    ['a list of plain values', { a: ['x'] }, { a: ['x', 'y'] }, [{ path: 'a', before: ['x'], after: ['x', 'y'] }]],
    ['a list that became a text', { a: ['x'] }, { a: 'x' }, [{ path: 'a', before: ['x'], after: 'x' }]],
    [
      'an object inside a list without ids',
      { a: [{ v: 1 }] },
      { a: [{ v: 2 }] },
      [{ path: 'a.0.v', before: 1, after: 2 }],
    ],
    [
      'a button put first',
      { buttons: [{ id: 'a', title: 'A' }] },
      {
        buttons: [
          { id: 'b', title: 'B' },
          { id: 'a', title: 'A' },
        ],
      },
      [{ path: 'buttons.0', after: { id: 'b', title: 'B' } }],
    ],
    [
      'a button taken out',
      {
        buttons: [
          { id: 'a', title: 'A' },
          { id: 'b', title: 'B' },
        ],
      },
      { buttons: [{ id: 'b', title: 'B2' }] },
      [
        { path: 'buttons.0.title', before: 'B', after: 'B2' },
        { path: 'buttons.0', before: { id: 'a', title: 'A' } },
      ],
    ],
    [
      'two that changed places',
      { buttons: [{ id: 'a' }, { id: 'b' }] },
      { buttons: [{ id: 'b' }, { id: 'a' }] },
      [{ path: 'buttons', before: ['a', 'b'], after: ['b', 'a'] }],
    ],
    [
      'a length of time whose keys a database put in another order',
      { a: { amount: 1, unit: 'days' } },
      { a: { unit: 'days', amount: 1 } },
      [],
    ],
    ['a condition', { a: { all: [] } }, { a: { any: [] } }, [{ path: 'a', before: { all: [] }, after: { any: [] } }]],
    ['a key every object has', {}, { constructor: 1 }, [{ path: 'constructor', after: 1 }]],
  ])('%s', (_what, before, after, fields) => {
    expect(diffFields(before, after)).toEqual(fields);
  });
});

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const config = fc.dictionary(
  name,
  fc.oneof(fc.integer(), fc.constantFrom('x', 'y'), fc.array(fc.constantFrom('x', 'y'))),
);
const position = fc.record({ x: fc.integer({ min: 0, max: 3 }), y: fc.constant(0) });
const documents = fc
  .record({
    name: fc.constantFrom('one', 'two'),
    nodes: fc.uniqueArray(fc.record({ id: name, kind: fc.constantFrom('wait', 'end'), config, position }), {
      selector: ({ id }) => id,
    }),
    edges: fc.uniqueArray(fc.record({ from: name, outlet: fc.constantFrom('next', 'no'), to: name }), {
      selector: edgeId,
    }),
    notes: fc.uniqueArray(
      fc.record(
        { id: name, text: name, position, size: fc.constantFrom(NOTE_SIZE, LEAST_NOTE) },
        { requiredKeys: ['id', 'text', 'position'] },
      ),
      { selector: ({ id }) => id },
    ),
    groups: fc.uniqueArray(fc.record({ id: name, name }), { selector: ({ id }) => id }),
  })
  .map((parts) => FlowDocumentSchema.parse({ schema: 1, kind: 'journey', settings: { purpose: 'service' }, ...parts }));

/** What the changes say about a list, done to it. */
function applied<T>(
  list: readonly T[],
  key: (item: T) => string,
  changes: { id: string; after?: T }[],
): Map<string, T> {
  const items = new Map(list.map((item) => [key(item), item]));
  for (const { id, after } of changes) {
    if (after === undefined) items.delete(id);
    else items.set(id, after);
  }
  return items;
}
const byKey = <T>(list: readonly T[], key: (item: T) => string) => new Map(list.map((item) => [key(item), item]));

describe('for any two documents', () => {
  it('a document does not differ from itself', () => {
    fc.assert(
      fc.property(documents, (a) => {
        expect(diffDocuments(a, structuredClone(a))).toEqual([]);
      }),
      { seed: 4 },
    );
  });

  it('the changes, done to the first, give the second', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        const changes = diffDocuments(a, b);
        const of = <K extends Change['of']>(kind: K) =>
          changes.filter((change): change is Extract<Change, { of: K }> => change.of === kind);
        const id = (item: { id: string }) => item.id;
        expect(applied(a.nodes, id, of('node'))).toEqual(byKey(b.nodes, id));
        expect(applied(a.edges, edgeId, of('edge'))).toEqual(byKey(b.edges, edgeId));
        expect(applied(a.notes, id, of('note'))).toEqual(byKey(b.notes, id));
        expect(applied(a.groups, id, of('group'))).toEqual(byKey(b.groups, id));
        expect(of('flow').length > 0).toBe(a.name !== b.name);
      }),
      { seed: 4 },
    );
  });

  it('what was added one way was removed the other way', () => {
    const opposite = { added: 'removed', removed: 'added', changed: 'changed', moved: 'moved' };
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        const there = diffDocuments(a, b).map(({ of, id, type }) => `${of} ${id} ${type}`);
        const back = diffDocuments(b, a).map(({ of, id, type }) => `${of} ${id} ${opposite[type]}`);
        expect(back.sort()).toEqual(there.sort());
      }),
      { seed: 4 },
    );
  });

  it('a step counts as changed only with a field that says what', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        for (const { type, fields } of diffDocuments(a, b)) expect(fields.length > 0).toBe(type === 'changed');
      }),
      { seed: 4 },
    );
  });
});

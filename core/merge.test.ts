import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowOf } from '../tests/support/flow';
import { NOTE_SIZE, type FlowDocument } from './document';
import {
  applyEdits,
  COLLECTIONS,
  diffDocuments,
  indexOf,
  isApart,
  isFields,
  keyOf,
  same,
  valueAt,
  type Edit,
} from './edits';
import { mergeDocuments } from './merge';

const parse = (change: object): FlowDocument => flowOf({ name: 'Postventa', ...change });
const text = (said: string) => ({ type: 'text', text: said });
const base = parse({
  nodes: [
    { id: 'a', kind: 'start', name: 'Compra', config: { event: 'purchase' } },
    { id: 'b', kind: 'message', name: 'Hola', config: { wait: false, content: { sms: { es: text('Hola') } } } },
    { id: 'c', kind: 'end', name: 'Fin' },
  ],
  edges: [
    { from: 'a', outlet: 'next', to: 'b' },
    { from: 'b', outlet: 'sent', to: 'c' },
  ],
  notes: [{ id: 'n', text: 'ojo', position: { x: 0, y: 0 } }],
  stages: [
    { id: 's1', name: 'Antes' },
    { id: 's2', name: 'Después' },
    { id: 's3', name: 'Más tarde' },
  ],
  variables: [{ name: 'pedido' }],
});
type Change = (draft: FlowDocument) => void;
const changed = (change: Change, from = base) => {
  const copy = structuredClone(from);
  change(copy);
  return copy;
};
const node = (draft: FlowDocument, id: string) => draft.nodes.find((each) => each.id === id) ?? draft.nodes[0]!;
const remove =
  (id: string): Change =>
  (draft) => {
    draft.nodes = draft.nodes.filter((each) => each.id !== id);
    draft.edges = draft.edges.filter(({ from, to }) => from !== id && to !== id);
  };
const say =
  (channel: string, language: string, words: string): Change =>
  (draft) => {
    const content = node(draft, 'b').config.content as Record<string, Record<string, object>>;
    (content[channel] ??= {})[language] = text(words);
  };
const add = (draft: FlowDocument, id: string) =>
  draft.nodes.push({ id, kind: 'wait', name: id, config: {}, position: { x: 0, y: 0 } });
const wire = (draft: FlowDocument, from: string, outlet: string, to: string) => {
  draft.edges = [...draft.edges.filter((each) => keyOf(each) !== `${from} ${outlet}`), { from, outlet, to }];
};

describe('S23 two people’s changes, merged', () => {
  const apart: [string, Change, Change][] = [
    ['two steps', (d) => (node(d, 'a').name = 'Mía'), (d) => (node(d, 'c').name = 'Suya')],
    ['the name and a key of one step', (d) => (node(d, 'b').name = 'Mía'), (d) => (node(d, 'b').config.wait = true)],
    ['two languages of one message', say('sms', 'es', 'Qué más'), say('sms', 'pt', 'Olá')],
    ['the same new channel in two languages', say('email', 'es', 'Hola'), say('email', 'en', 'Hello')],
    [
      'a step moved and the same one named',
      (d) => (node(d, 'b').position = { x: 9, y: 9 }),
      (d) => (node(d, 'b').name = 'Suya'),
    ],
    ['two settings', (d) => (d.settings.priority = 1), (d) => (d.settings.notSent = 'end')],
    ['two wires', (d) => wire(d, 'a', 'next', 'c'), (d) => wire(d, 'b', 'reply', 'c')],
    [
      'a stage arranged and another one added',
      (d) => d.stages.reverse(),
      (d) => d.stages.push({ id: 's4', name: 'Al final' }),
    ],
    [
      'a variable and a note',
      (d) => d.variables.push({ name: 'nps', type: 'number', input: false }),
      (d) => d.notes.pop(),
    ],
    [
      'a note resized and written in',
      (d) => (d.notes[0]!.size = { width: 320, height: 200 }),
      (d) => (d.notes[0]!.text = 'otra cosa'),
    ],
    ['a note deleted and the same one only resized', (d) => d.notes.pop(), (d) => (d.notes[0]!.size = NOTE_SIZE)],
    ['a step deleted and the same one only moved', remove('c'), (d) => (node(d, 'c').position = { x: 9, y: 9 })],
  ];
  it.each(apart)('keeps both: %s', (_name, mine, theirs) => {
    const { document, conflicts } = mergeDocuments(base, changed(mine), changed(theirs));
    expect(conflicts).toEqual([]);
    const both = _name.includes('deleted') ? changed(mine) : changed(theirs, changed(mine));
    expect(same(loose(document), loose(both))).toBe(true);
  });

  const against: [string, Change, Change, string[]][] = [
    ['one name', (d) => (node(d, 'b').name = 'M'), (d) => (node(d, 'b').name = 'T'), ['nodes', 'b', 'name']],
    ['one text', say('sms', 'es', 'M'), say('sms', 'es', 'T'), ['nodes', 'b', 'config', 'content', 'sms', 'es']],
    ['one wire', (d) => wire(d, 'a', 'next', 'c'), (d) => (d.edges = d.edges.slice(1)), ['edges', 'a next']],
    ['a step they deleted and I changed', (d) => (node(d, 'b').name = 'M'), remove('b'), ['nodes', 'b']],
    ['a step I deleted and they changed', remove('b'), (d) => (node(d, 'b').name = 'T'), ['nodes', 'b']],
    ['a step I deleted and they led a wire to', remove('c'), (d) => wire(d, 'a', 'else', 'c'), ['nodes', 'c']],
    ['a step they deleted and I led a wire to', (d) => wire(d, 'a', 'else', 'c'), remove('c'), ['nodes', 'c']],
    ['one setting', (d) => (d.settings.priority = 1), (d) => (d.settings.priority = 2), ['settings', 'priority']],
    [
      'the order of stages',
      (d) => d.stages.reverse(),
      (d) => d.stages.push(...d.stages.splice(0, 1)),
      ['order', 'stages'],
    ],
  ];
  it.each(against)('asks about %s, and about nothing else', (_name, mine, theirs, path) => {
    const { document, conflicts } = mergeDocuments(base, changed(mine), changed(theirs));
    expect(conflicts.map((each) => each.path)).toEqual([path]);
    if (path[0] !== 'order') expect(same(valueAt(document, path), conflicts[0]?.mine)).toBe(true);
    expect(hangs(document)).toEqual([]);
  });

  it('lets a wire go where they led it when I only cut it by deleting its step', () => {
    const { document, conflicts } = mergeDocuments(
      base,
      changed(remove('b')),
      changed((d) => wire(d, 'a', 'next', 'c')),
    );
    expect(conflicts).toEqual([]);
    expect(document.edges).toEqual([{ from: 'a', outlet: 'next', to: 'c' }]);
  });

  it('leaves every record alone that nobody touched', () => {
    const mine = { ...base, nodes: base.nodes.map((each) => (each.id === 'a' ? { ...each, name: 'Mía' } : each)) };
    const { document } = mergeDocuments(
      base,
      mine,
      changed((d) => (node(d, 'c').name = 'Suya')),
    );
    expect(document.nodes[0]).toBe(mine.nodes[0]);
    expect(document.nodes[1]).toBe(mine.nodes[1]);
    expect(document.stages).toBe(mine.stages);
  });
});

const hangs = ({ nodes, edges }: FlowDocument) => {
  const ids = new Set(nodes.map(({ id }) => id));
  return edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to));
};
/** Lists whose order says nothing, without it. */
const loose = (document: FlowDocument) =>
  Object.fromEntries([
    ['name', document.name],
    ['settings', document.settings],
    ...COLLECTIONS.map((name) => [name, Object.fromEntries(indexOf(document, name))]),
  ]);

const ids = fc.constantFrom('a', 'b', 'c', 'x', 'y');
const words = fc.constantFrom('uno', 'dos', 'tres');
const step: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(ids, words).map(
    ([id, name]): Change =>
      (d) =>
        void (node(d, id).name = name),
  ),
  fc.tuple(ids, words, words).map(
    ([id, key, value]): Change =>
      (d) =>
        void (node(d, id).config[key] = value),
  ),
  fc.tuple(fc.constantFrom('sms', 'email'), fc.constantFrom('es', 'pt'), words).map(
    ([channel, language, said]): Change =>
      (d) =>
        d.nodes.some(({ id }) => id === 'b') && say(channel, language, said)(d),
  ),
  ids.map((id): Change => remove(id)),
  fc.constantFrom('x', 'y').map(
    (id): Change =>
      (d) =>
        void (d.nodes.every((each) => each.id !== id) && add(d, id)),
  ),
  fc.tuple(ids, ids, fc.constantFrom('next', 'sent', 'else')).map(([from, to, outlet]): Change => (d) => {
    const known = new Set(d.nodes.map(({ id }) => id));
    if (known.has(from) && known.has(to)) wire(d, from, outlet, to);
  }),
  fc.nat(9).map(
    (priority): Change =>
      (d) =>
        void (d.settings.priority = priority),
  ),
  fc.constant<Change>((d) => void d.stages.reverse()),
);
const edit = fc.array(step, { maxLength: 6 }).map((steps): FlowDocument => {
  const copy = structuredClone(base);
  for (const each of steps) if (copy.nodes.length > 0) each(copy);
  return copy;
});
const sure = { seed: 20261121, numRuns: 1500 };

describe('any two edits of one document', () => {
  it('changes nothing where the other changed nothing, and takes all where I did not', () => {
    fc.assert(
      fc.property(edit, (x) => {
        expect(mergeDocuments(base, x, base)).toEqual({ document: x, conflicts: [] });
        expect(mergeDocuments(base, base, x)).toEqual({ document: x, conflicts: [] });
        expect(mergeDocuments(base, x, x)).toEqual({ document: x, conflicts: [] });
      }),
      sure,
    );
  });

  it('never loses a change of either without naming a conflict, and leaves no wire in the air', () => {
    fc.assert(
      fc.property(edit, edit, (mine, theirs) => {
        const { document, conflicts } = mergeDocuments(base, mine, theirs);
        expect(hangs(document)).toEqual([]);
        const missing = [...lost(mine, theirs, document), ...lost(theirs, mine, document)];
        expect(missing.filter((path) => !conflicts.some((one) => touches(one.path, path)))).toEqual([]);
      }),
      sure,
    );
  });

  it('comes out the same whoever saves first, where nothing conflicts', () => {
    fc.assert(
      fc.property(edit, edit, (mine, theirs) => {
        const one = mergeDocuments(base, mine, theirs);
        const other = mergeDocuments(base, theirs, mine);
        expect(one.conflicts.map(({ path }) => path.join()).sort()).toEqual(
          other.conflicts.map(({ path }) => path.join()).sort(),
        );
        if (one.conflicts.length === 0) expect(same(loose(one.document), loose(other.document))).toBe(true);
      }),
      sure,
    );
  });

  it('says in edits what it changed, and edits say it again, but only to the document they were made from', () => {
    fc.assert(
      fc.property(edit, edit, (from, to) => {
        const edits = diffDocuments(from, to);
        expect(applyEdits(from, JSON.parse(JSON.stringify(edits)) as Edit[])).toEqual(to);
        expect(diffDocuments(to, to)).toEqual([]);
        const changes = edits.filter(({ path }) => path[0] !== 'order');
        if (changes.length > 0) expect(applyEdits(to, changes)).toBeNull();
      }),
      sure,
    );
  });
});

/** What `one` changed that is not in the result. A wire that went with its step, or a step's place, is no change of its own. */
function lost(one: FlowDocument, other: FlowDocument, result: FlowDocument): string[][] {
  const gone = (id: string) => [one, other].some((document) => document.nodes.every((each) => each.id !== id));
  return diffDocuments(base, one)
    .filter(({ path, after }) => path[0] !== 'order' && !holds(path, valueAt(result, path), after))
    .map(({ path }) => [...path])
    .filter(([area, key = '']) => {
      if (area !== 'edges') return true;
      const ends = [base, one].flatMap((document) => {
        const edge = indexOf(document, 'edges').get(key);
        return edge && 'to' in edge ? [edge.from, edge.to] : [];
      });
      return !ends.some(gone);
    });
}
/** What was added whole may have been added to by the other. */
const holds = (path: readonly string[], found: unknown, wanted: unknown): boolean =>
  isFields(found) && isFields(wanted) && isApart(path)
    ? Object.keys(wanted).every((key) => holds([...path, key], found[key], wanted[key]))
    : same(found, wanted);
const touches = (conflict: readonly string[], path: readonly string[]) =>
  conflict.every((part, at) => path[at] === undefined || path[at] === part);

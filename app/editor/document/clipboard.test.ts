import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowDocumentSchema, type FlowDocument } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { flowOf } from '../../../tests/support/flow';
import { copyNodes, cornerOf, pasteNodes, readClip, writeClip } from './clipboard';
import { NO_HISTORY, record, undo } from './history';
import { applyPatches } from './patch';
import { toDocument, toRecords, type Records } from './records';

const sale = toRecords(FlowDocumentSchema.parse(POST_SALE));
const flow = (change: Partial<FlowDocument> = {}): Records => toRecords(flowOf({ name: 'Otro', ...change }));
const ids = () => {
  let n = 0;
  return () => `p${++n}`;
};
const HOME = { x: 0, y: 0 };

describe('steps on the clipboard', () => {
  it('S3 reads back what it wrote, as JSON with a line for every value', () => {
    const clip = copyNodes(sale, sale.nodes.ids);
    const text = writeClip(clip);
    expect(text.split('\n').length).toBeGreaterThan(100);
    expect(readClip(text)).toEqual({ read: true, clip, flow: null });
  });

  it('S3 keeps the wiring inside and gives new ids, for any choice of steps of any flow into any other', () => {
    fc.assert(
      fc.property(fc.subarray([...sale.nodes.ids], { minLength: 1 }), fc.boolean(), (chosen, same) => {
        const target = same ? sale : flow();
        const read = readClip(writeClip(copyNodes(sale, chosen)));
        if (!read.read) throw new Error(read.reason.code);
        const { patches, ids: fresh } = pasteNodes(target, read.clip, ids(), { x: 40, y: 40 });
        const after = applyPatches(target, patches);
        const saved = toDocument(after);
        expect(saved.nodes).toHaveLength(target.nodes.ids.length + chosen.length);
        const pasted = new Set(fresh);
        const inside = saved.edges.filter((edge) => pasted.has(edge.from) || pasted.has(edge.to));
        expect(inside.every((edge) => pasted.has(edge.from) && pasted.has(edge.to))).toBe(true);
        const meant = toDocument(sale).edges.filter((edge) => chosen.includes(edge.from) && chosen.includes(edge.to));
        expect(inside.map(({ outlet }) => outlet).sort()).toEqual(meant.map(({ outlet }) => outlet).sort());
        expect(toDocument(undo(record(NO_HISTORY, patches), after).records)).toEqual(toDocument(target));
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });

  it('declares the variables that pasted steps use and the flow lacks, and leaves its own alone', () => {
    const source = flow({
      variables: [
        { name: 'code', type: 'number', input: false },
        { name: 'city', type: 'text', input: false },
        { name: 'unused', type: 'text', input: false },
      ],
      nodes: [
        {
          id: 'say',
          kind: 'message',
          name: '',
          position: HOME,
          config: {
            channels: { choose: 'order', channels: ['whatsapp'] },
            content: { whatsapp: { es: { type: 'text', text: '{{ vars.code }} en {{ vars.city }}' } } },
          },
        },
      ],
    });
    const target = flow({ variables: [{ name: 'city', type: 'list', input: true }] });
    const { patches, declared } = pasteNodes(target, copyNodes(source, ['say']), ids(), HOME);
    expect(declared).toEqual(['code']);
    expect(toDocument(applyPatches(target, patches)).variables).toEqual([
      { name: 'city', type: 'list', input: true },
      { name: 'code', type: 'number', input: false },
    ]);
  });

  it('brings a group along where the flow does not have it', () => {
    const node = { id: 'a', kind: 'wait', name: '', config: {}, position: HOME, group: 'g' };
    const clip = copyNodes(flow({ nodes: [node], groups: [{ id: 'g', name: 'Bienvenida' }] }), ['a']);
    const saved = toDocument(applyPatches(flow(), pasteNodes(flow(), clip, ids(), HOME).patches));
    expect(saved.groups).toEqual([{ id: 'g', name: 'Bienvenida' }]);
    expect(saved.nodes[0]?.group).toBe('g');
  });

  it('S17 makes another group of one that comes whole, and lets part of one join those that stayed', () => {
    const node = (id: string) => ({ id, kind: 'wait', name: '', config: {}, position: HOME, group: 'g' });
    const source = flow({ nodes: [node('a'), node('b')], groups: [{ id: 'g', name: 'Bienvenida' }] });
    const pasted = (chosen: string[]) =>
      toDocument(applyPatches(source, pasteNodes(source, copyNodes(source, chosen), ids(), HOME).patches));
    const [whole, part] = [pasted(['a', 'b']), pasted(['a'])];
    expect(whole.groups.map(({ name }) => name)).toEqual(['Bienvenida', 'Bienvenida']);
    expect(whole.nodes.map(({ group }) => group)).toEqual(['g', 'g', 'p3', 'p3']);
    expect(part.groups).toHaveLength(1);
    expect(part.nodes.map(({ group }) => group)).toEqual(['g', 'g', 'g']);
  });

  it('takes the steps of a whole flow, and says whose they are', () => {
    const read = readClip(JSON.stringify(toDocument(sale)));
    expect(read).toMatchObject({ read: true, flow: POST_SALE.name });
    expect(read.read && read.clip.nodes.length).toBe(sale.nodes.ids.length);
  });

  it.each([
    ['nothing but space', '  \n', 'import.empty'],
    ['words', 'hola', 'import.not_json'],
    ['JSON cut off', writeClip(copyNodes(sale, sale.nodes.ids)).slice(0, 900), 'import.not_json'],
    ['JSON of something else', '{"a":1}', 'import.not_a_flow'],
    ['steps of a newer release', '{"hilo":"steps","schema":2,"nodes":[],"edges":[]}', 'import.newer_schema'],
    ['steps that are none', '{"hilo":"steps","schema":1,"nodes":[{"id":"a b"}],"edges":[]}', 'import.invalid'],
    ['another product', '[{"id":"1","type":"inject","wires":[["2"]]}]', 'import.other_product'],
    ['five megabytes', `"${'x'.repeat(5_000_000)}"`, 'import.too_large'],
    ['a hundred thousand brackets', '['.repeat(100_000) + ']'.repeat(100_000), 'document.too_deep'],
    ['deep nesting in a step', deepStep(), 'document.too_deep'],
  ])('refuses %s, and says why', (_what, text, code) => {
    expect(readClip(text)).toMatchObject({ read: false, reason: { code } });
  });

  it('reads any text without throwing', () => {
    const words = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"hilo"',
      '"steps"',
      '"schema"',
      ':',
      ',',
      '1',
      '"nodes"',
      '"edges"',
      'null',
    );
    const any = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(words, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(any, (text) => {
        expect(typeof readClip(text).read).toBe('boolean');
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('drops a wire that lost an end, and the second of two steps under one name, where somebody edited the text', () => {
    const [a, b] = ['a', 'b'].map((id) => ({ id, kind: 'wait' }));
    const edges = [
      { from: 'a', outlet: 'next', to: 'b' },
      { from: 'a', outlet: 'past', to: 'gone' },
    ];
    const read = readClip(JSON.stringify({ hilo: 'steps', schema: 1, nodes: [a, b, { ...a, kind: 'end' }], edges }));
    expect(read.read && read.clip.nodes.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['a wait', 'b wait']);
    expect(read.read && read.clip.edges).toEqual(edges.slice(0, 1));
  });

  it('is placed by its upper left corner', () => {
    const at = (x: number, y: number) => ({ id: `n${x}`, kind: 'wait', name: '', config: {}, position: { x, y } });
    expect(cornerOf([at(80, 0), at(-40, 200)])).toEqual({ x: -40, y: 0 });
  });
});

function deepStep(): string {
  const deep = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;
  return `{"hilo":"steps","schema":1,"nodes":[{"id":"a","kind":"wait","config":${deep}}],"edges":[]}`;
}

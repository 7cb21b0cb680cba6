import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowDocumentSchema, type FlowDocumentInput } from './document';
import { MAX_FLOW_BYTES, readFlowText, readJsonText, refuseSize } from './import';
import type { Json } from './json';
import { POST_SALE } from './samples/post-sale';
import { say } from './words';

const FLOW: FlowDocumentInput = {
  schema: 1,
  kind: 'bot',
  name: 'Horario',
  settings: { purpose: 'service' },
  nodes: [
    { id: 'start', kind: 'start', config: { on: 'message' } },
    { id: 'end', kind: 'end' },
  ],
  edges: [{ from: 'start', outlet: 'next', to: 'end' }],
};
const codeOf = (text: string) => {
  const flow = readFlowText(text);
  return flow.read ? 'read' : flow.reason.code;
};

describe('a flow that comes as text', () => {
  it('is read where it is one of ours, with its defaults', () => {
    const flow = readFlowText(`\uFEFF\n${JSON.stringify(FLOW, null, 2)}\n`);
    expect(flow).toEqual({ read: true, document: FlowDocumentSchema.parse(FLOW) });
  });

  it('comes back as it went out', () => {
    const document = FlowDocumentSchema.parse(POST_SALE);
    expect(readFlowText(JSON.stringify(document))).toEqual({ read: true, document });
  });

  it('may hold a kind of step that this release does not know: it is kept, and publishing says it', () => {
    const nodes = [...FLOW.nodes, { id: 'new', kind: 'hologram' }];
    expect(codeOf(JSON.stringify({ ...FLOW, nodes }))).toBe('read');
  });

  it.each([
    ['nothing', '', 'import.empty'],
    ['blanks', ' \n\t', 'import.empty'],
    ['prose', 'hola', 'import.not_json'],
    ['an image', '\uFFFDPNG\r\n\u001A\n\0\0', 'import.not_text'],
    ['half a flow', JSON.stringify(FLOW).slice(0, 120), 'import.not_json'],
    ['a number', '7', 'import.not_a_flow'],
    ['null', 'null', 'import.not_a_flow'],
    ['any object', '{"name":"x"}', 'import.not_a_flow'],
    ['a later schema', JSON.stringify({ ...FLOW, schema: 2, invented: [] }), 'import.newer_schema'],
    ['an older schema that never was', JSON.stringify({ ...FLOW, schema: 0 }), 'import.invalid'],
    ['a flow without steps', JSON.stringify({ ...FLOW, nodes: undefined }), 'import.invalid'],
    ['a pit of brackets', '['.repeat(5000) + ']'.repeat(5000), 'document.too_deep'],
  ])('is refused where it is %s', (_what, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('says the line and the column where the JSON breaks', () => {
    const flow = readFlowText('{\n  "schema": 1,\n  "name": oops\n}');
    expect(flow).toMatchObject({ read: false, reason: { code: 'import.not_json', params: { line: 3, column: 11 } } });
    expect(flow.read ? '' : say(flow.reason, 'es')).toContain('línea 3, columna 11');
  });

  it('lists what is wrong in a document of ours, field by field', () => {
    const flow = readFlowText(JSON.stringify({ ...FLOW, kind: 'poem', settings: { purpose: 'fun' } }));
    expect(flow).toMatchObject({
      read: false,
      reason: { code: 'import.invalid', params: { count: 2 } },
      issues: [{ params: { field: 'kind' } }, { params: { field: 'settings.purpose' } }],
    });
    expect(flow.read ? '' : say(flow.issues[0] ?? flow.reason, 'es')).toBe(
      '«kind» solo puede ser «journey» o «bot». Cámbialo.',
    );
  });

  it.each([
    [{ name: 7 }, '«name» falta o no es lo que debe: ahí va un texto, entre comillas. Escríbelo.'],
    [{ edges: undefined }, '«edges» falta o no es lo que debe: ahí va una lista, entre corchetes. Escríbelo.'],
    [{ name: '' }, '«name» está vacío. Complétalo.'],
    [{ nodes: [{ id: 'a b', kind: 'end' }] }, /^«nodes\.0\.id» solo lleva letras sin tilde, números, _ y -/],
  ])('says of a field what belongs there: %j', (part, said) => {
    const flow = readFlowText(JSON.stringify({ ...FLOW, ...part }));
    const [issue] = flow.read ? [] : flow.issues;
    expect(issue && say(issue, 'es')).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
  });

  it('refuses two of one id, which would overwrite each other', () => {
    const nodes = [...FLOW.nodes, { id: 'end', kind: 'end' }];
    const edges = [...FLOW.edges, { from: 'start', outlet: 'next', to: 'start' }];
    const flow = readFlowText(JSON.stringify({ ...FLOW, nodes, edges }));
    expect(flow).toMatchObject({
      issues: [{ code: 'import.duplicate_step', params: { id: 'end' } }, { code: 'import.duplicate_edge' }],
    });
  });
});

describe('a text of 5 MB or more', () => {
  const padded = (bytes: number) => {
    const bare = JSON.stringify(FLOW);
    return bare + ' '.repeat(bytes - bare.length);
  };
  it('is refused, and one byte less is read', () => {
    expect(codeOf(padded(MAX_FLOW_BYTES))).toBe('import.too_large');
    expect(codeOf(padded(MAX_FLOW_BYTES - 1))).toBe('read');
  });
  it('is measured in bytes, not in letters', () => {
    expect(codeOf(`"${'ñ'.repeat(MAX_FLOW_BYTES / 2)}"`)).toBe('import.too_large');
    expect(codeOf(`"${'😀'.repeat(MAX_FLOW_BYTES / 4)}"`)).toBe('import.too_large');
    expect(codeOf(`"${'😀'.repeat(MAX_FLOW_BYTES / 4 - 1)}"`)).toBe('import.not_a_flow');
  });
  it('is refused by the size of its file alone', () => {
    expect(refuseSize(MAX_FLOW_BYTES - 1)).toBeNull();
    expect(refuseSize(7_340_000)).toMatchObject({ reason: { params: { size: 7.3, max: 5 } } });
  });
  it('is told in the digits of the reader, and truly at the limit itself', () => {
    const told = (bytes: number, language: 'es' | 'en') =>
      say(refuseSize(bytes)?.reason ?? { code: '', params: {} }, language);
    expect(told(7_340_000, 'es')).toContain('Pesa 7,3 MB y solo se leen flujos de menos de 5 MB');
    expect(told(MAX_FLOW_BYTES, 'en')).toContain('It is 5 MB and only flows below 5 MB are read');
  });
});

describe('an export of another product', () => {
  const EXPORTS: [product: string, value: Json][] = [
    [
      'Typebot',
      {
        version: '6',
        name: 'Lead',
        groups: [{ id: 'g', title: 'Welcome', graphCoordinates: { x: 0, y: 0 }, blocks: [] }],
        edges: [{ id: 'e', from: { blockId: 'b' }, to: { groupId: 'g' } }],
      },
    ],
    [
      'Botpress',
      {
        version: '0.0.1',
        startNode: 'entry',
        catchAll: {},
        nodes: [{ id: 'x', name: 'entry', next: [], onEnter: [] }],
      },
    ],
    [
      'n8n',
      {
        name: 'Orders',
        nodes: [{ parameters: {}, type: 'n8n-nodes-base.webhook', typeVersion: 1, position: [0, 0], name: 'Hook' }],
        connections: {},
      },
    ],
    [
      'Node-RED',
      [
        { id: 'a', type: 'tab', label: 'Flow 1' },
        { id: 'b', type: 'inject', z: 'a', wires: [['c']] },
      ],
    ],
    ['Braze', { name: 'Welcome', steps: [{ name: 'Day 1', type: 'message', next_step_ids: ['x'] }], variants: [] }],
    ['Twilio Studio', { initial_state: 'Trigger', states: [{ name: 'Trigger', type: 'trigger', transitions: [] }] }],
    ['Voiceflow', { version: { _id: 'x' }, diagrams: {} }],
  ];
  it.each(EXPORTS)('of %s is named', (product, value) => {
    const flow = readFlowText(JSON.stringify(value));
    expect(flow).toMatchObject({ read: false, reason: { code: 'import.other_product', params: { product } } });
    expect(flow.read ? '' : say(flow.reason, 'en')).toContain(product);
  });
  it('is never seen in a flow of ours', () => {
    expect(readJsonText(JSON.stringify(POST_SALE)).read).toBe(true);
  });
});

describe('any text at all', () => {
  it('gets an answer that reads as a sentence in both languages', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.json({ maxDepth: 8 })), (text) => {
        const flow = readFlowText(text);
        if (flow.read) return;
        for (const language of ['es', 'en'] as const) {
          expect(say(flow.reason, language)).not.toBe(flow.reason.code);
          for (const issue of flow.issues) expect(say(issue, language)).not.toBe(issue.code);
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

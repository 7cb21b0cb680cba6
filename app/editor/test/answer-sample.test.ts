import { expect, it } from 'vitest';
import { FlowDocumentSchema } from '../../../core/document';
import { sampleAnswer } from './answer-sample';

it('S12 a forced answer begins with every field that the flow reads of it', () => {
  const document = FlowDocumentSchema.parse({
    schema: 1,
    kind: 'journey',
    name: 'x',
    settings: { purpose: 'service' },
    nodes: [
      { id: 'ask', kind: 'http', config: { url: 'https://x.example', saveAs: 'order' } },
      {
        id: 'say',
        kind: 'set',
        config: { text: '{{ vars.order.body.store }} {{ vars.order.body.store.city }} {{ vars.orders.body.no }}' },
      },
      { id: 'if', kind: 'branch', config: { rule: { field: 'vars.order.body.total', op: 'gt', value: 1 } } },
    ],
    edges: [],
  });
  expect(sampleAnswer(document, 'order')).toEqual({ store: { city: '' }, total: '' });
  expect(sampleAnswer(document, 'other')).toEqual({});
});

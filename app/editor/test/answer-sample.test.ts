import { expect, it } from 'vitest';
import { flowOf } from '../../../tests/support/flow';
import { sampleAnswer } from './answer-sample';

it('S12 a forced answer begins with every field that the flow reads of it', () => {
  const document = flowOf({
    nodes: [
      { id: 'ask', kind: 'http', config: { url: 'https://x.example', saveAs: 'order' } },
      {
        id: 'say',
        kind: 'set',
        config: { text: '{{ vars.order.body.store }} {{ vars.order.body.store.city }} {{ vars.orders.body.no }}' },
      },
      { id: 'if', kind: 'branch', config: { rule: { field: 'vars.order.body.total', op: 'gt', value: 1 } } },
    ],
  });
  expect(sampleAnswer(document, 'order')).toEqual({ store: { city: '' }, total: '' });
  expect(sampleAnswer(document, 'other')).toEqual({});
});

import { expect, it } from 'vitest';
import { FlowDocumentSchema } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { read } from './contact-form';
import { fieldsRead, parseObject } from './payload-form';

it('finds the fields of the trigger that a flow reads, its key and its inputs first', () => {
  const document = FlowDocumentSchema.parse({
    ...POST_SALE,
    settings: { ...POST_SALE.settings, entry: { kind: 'keyed', field: 'event.appointment' } },
    variables: [{ name: 'place', type: 'text', input: true }],
  });
  expect(fieldsRead(document)).toEqual(['appointment', 'place', 'test', 'order', 'amount']);
});

it('reads what somebody types: numbers, true and false, and text', () => {
  expect(['12', '-3.5', 'true', 'A-1', '007', ''].map(read)).toEqual([12, -3.5, true, 'A-1', '007', '']);
  expect([parseObject('{"a": 1}'), parseObject('[1]'), parseObject('{'), parseObject(' ')]).toEqual([
    { a: 1 },
    null,
    null,
    {},
  ]);
});

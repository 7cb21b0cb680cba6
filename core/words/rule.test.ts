import { expect, it } from 'vitest';
import type { Rule } from '../document';
import { sayCases, sayRule } from './rule';

it.each<[Rule, es: string, en: string]>([
  [{ field: 'event.amount', op: 'gt', value: 100_000 }, 'amount más de 100.000', 'amount more than 100,000'],
  [{ field: 'contact.country', op: 'in', value: ['CO', 'EC'] }, 'país es CO o EC', 'country is CO or EC'],
  [{ field: 'vars.is_new', op: 'eq', value: true }, 'is new es sí', 'is new is yes'],
  [{ field: 'channel', op: 'ne', value: 'webchat' }, 'canal no es chat web', 'channel is not web chat'],
  [{ field: 'contact.tags', op: 'is_not_set' }, 'etiquetas sin valor', 'tags is empty'],
  [
    {
      all: [
        { field: 'vars.a', op: 'eq', value: '1' },
        {
          any: [
            { field: 'vars.b', op: 'eq', value: 2 },
            { field: 'vars.c', op: 'eq', value: 3 },
          ],
        },
      ],
    },
    'a es 1 y (b es 2 o c es 3)',
    'a is 1 and (b is 2 or c is 3)',
  ],
  [{ not: { any: [{ field: 'vars.a', op: 'eq', value: 1 }] } }, 'no se cumple que a es 1', 'it is not so that a is 1'],
  [{ all: [{ field: '', op: 'eq', value: '' }] }, '', ''],
  [{ field: 'vars.a', op: 'eq', value: '' }, 'a es …', 'a is …'],
  [{ expression: ' size(contact.tags) > 2 ' }, 'size(contact.tags) > 2', 'size(contact.tags) > 2'],
])('%j reads in both languages', (rule, es, en) => {
  expect(sayRule(rule, 'es')).toBe(es);
  expect(sayRule(rule, 'en')).toBe(en);
});

it('S18 tells the cases of a branch by their names, and those without one by what they ask', () => {
  const cases = ['VIP', { all: [{ field: 'event.amount', op: 'gte', value: 100_000 }] }, { all: [] }, 7];
  expect(sayCases(cases, 'es')).toBe('VIP, amount al menos 100.000');
  expect(sayCases(undefined, 'en')).toBe('');
});

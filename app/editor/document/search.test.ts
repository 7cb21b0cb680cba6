import { describe, expect, it } from 'vitest';
import { flowOf } from '../../../tests/support/flow';
import { toRecords } from './records';
import { searchSteps } from './search';

const records = toRecords(
  flowOf({
    nodes: [
      { id: 'wait_1', kind: 'wait', name: 'Un día', config: { amount: 24 } },
      {
        id: 'say_1',
        kind: 'message',
        name: 'Aviso',
        config: { content: { sms: { es: { text: 'Tu teléfono llegó' } } } },
      },
      { id: 'say_2', kind: 'message', name: 'Teléfono', config: { text: '{{ vars.order_total }}' } },
    ],
  }),
);
const find = (query: string) =>
  searchSteps(
    records,
    query,
    (node) => node.name,
    (node) => ({ wait: 'Espera', message: 'Mensaje' })[node.kind] ?? '',
  );

describe('S4 search and jump', () => {
  it.each<[string, string, string[]]>([
    ['a name, accents and case aside, before a text that says it', 'TELEFONO', ['say_2', 'say_1']],
    ['a kind', 'espera', ['wait_1']],
    ['an id', 'say_1', ['say_1']],
    ['a variable', 'order_total', ['say_2']],
    ['every word, wherever each stands', 'mensaje aviso', ['say_1']],
    ['a number of the configuration', '24', ['wait_1']],
    ['nothing', 'zzz', []],
    ['everything, in the order of the flow, before one writes', '', ['wait_1', 'say_1', 'say_2']],
  ])('finds %s', (_what, query, ids) => {
    expect(find(query).map(({ id }) => id)).toEqual(ids);
  });

  it('quotes the text that was found', () => {
    expect(find('llego')[0]?.quote).toBe('Tu teléfono llegó');
    expect(find('aviso')[0]?.quote).toBeNull();
  });
});

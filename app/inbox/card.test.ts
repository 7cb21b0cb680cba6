import { expect, it } from 'vitest';
import { readCard } from './card';

it('reads a card of any release: what it does not know is empty', () => {
  expect(readCard({})).toEqual({ summary: '', flow: null, node: null, variables: {}, trigger: null });
  expect(
    readCard({ summary: 4, flow: { id: 'f', name: 'Posventa', version: 'v' }, trigger: { name: 'purchase' } }),
  ).toEqual({
    summary: '',
    flow: { id: 'f', name: 'Posventa' },
    node: null,
    variables: {},
    trigger: { name: 'purchase', payload: {} },
  });
});

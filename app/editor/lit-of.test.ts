import { expect, it } from 'vitest';
import { litOf } from './lit-of';

it('lights the steps a run passed, the wires it took and where it stands; a note moves nothing', () => {
  const lit = litOf(
    [
      { node: 'start', event: 'passed', outlet: 'next' },
      { node: 'wait', event: 'entered' },
      { node: 'wait', event: 'left', outlet: 'next' },
      { node: 'other', event: 'note', outlet: 'next' },
      { node: 'message', event: 'entered' },
    ],
    'message',
  );
  expect([...lit.nodes]).toEqual([
    ['start', 'passed'],
    ['wait', 'passed'],
    ['message', 'here'],
  ]);
  expect([...lit.edges]).toEqual(['start next', 'wait next']);
});

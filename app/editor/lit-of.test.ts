import { expect, it } from 'vitest';
import type { Outcome } from '../../core/scenario-outcome';
import { edgeKey } from './document/records';
import { litOf, litOfBoth } from './lit-of';

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

it('draws two outcomes over each other: the new path, and where only the old one went', () => {
  const outcome = (node: string, outlet: string, name: string): Outcome => ({
    path: [
      { node: 'start', outlet: 'next' },
      { node, outlet },
    ],
    sends: [],
    variables: {},
    end: { kind: 'waits', name },
  });
  const { nodes, edges, was } = litOfBoth(outcome('a', 'yes', 'old'), outcome('a', 'no', 'new'));
  expect(Object.fromEntries(nodes)).toEqual({ start: 'passed', a: 'passed', old: 'was', new: 'passed' });
  expect([...edges]).toEqual([edgeKey('start', 'next'), edgeKey('a', 'no')]);
  expect([...(was ?? [])]).toEqual([edgeKey('a', 'yes')]);
});

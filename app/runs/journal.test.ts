import { expect, it } from 'vitest';
import type { Explained } from '../../services/why-not';
import type { RunDelivery, StepView } from '../../services/runs/read';
import { journalOf } from './journal';

const at = (minute: number) => `2026-03-10T15:${String(minute).padStart(2, '0')}:00.000Z`;
const step = (seq: number, minute: number, node: string, code: string): StepView => {
  return { run: 'r', seq, at: at(minute), node, event: 'note', outlet: null, why: { code, params: {} }, reads: null };
};
const decision = (id: string, minute: number) => ({ id, at: at(minute) }) as Explained;
const delivery = (id: string, node: string, state: RunDelivery['state']) => ({ id, node, state }) as RunDelivery;

it('puts a verdict before what became of its send, and the ledger entry at it', () => {
  const lines = journalOf({
    steps: [
      step(1, 0, 'ask', 'message.sending'),
      step(2, 0, 'ask', 'call.deferred'),
      step(3, 9, 'ask', 'message.sent'),
    ],
    decisions: [decision('held', 0), decision('let', 9)],
    deliveries: [delivery('gone', 'ask', 'cancelled'), delivery('out', 'ask', 'accepted')],
  });
  expect(lines.map(({ key }) => key)).toEqual(['s1', 'held', 's2', 'let', 's3']);
  expect(lines.flatMap((line) => (line.kind === 'step' && line.delivery ? [line.delivery.id] : []))).toEqual(['out']);
  expect(lines.flatMap((line) => (line.kind === 'step' ? [line.again] : []))).toEqual([false, true, true]);
});

it('keeps a verdict that no step tells of', () => {
  const lines = journalOf({ steps: [], decisions: [decision('last', 1)], deliveries: [] });
  expect(lines).toMatchObject([{ kind: 'decision', key: 'last', node: null }]);
});

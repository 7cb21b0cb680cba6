import { expect, it } from 'vitest';
import type { ThreadEntry } from '../../services/thread';
import { inOrder } from './in-order';

const entry = (kind: ThreadEntry['kind'], id: string, at: string, seq?: number): ThreadEntry => ({
  kind,
  id,
  at,
  test: false,
  channel: null,
  agent: { kind: 'run', id: null, name: null },
  commitments: [],
  handoff: null,
  body: seq === undefined ? {} : { seq },
});

it('reads oldest first, and an answer never stands before what it answers', () => {
  const page = [
    // a test run sent in its own time, days ahead; the customer answered by our clock
    entry('message', 'question', '2026-03-12T07:00:00Z', 1),
    entry('case', 'case', '2026-03-12T07:00:01Z'),
    entry('event', 'late event', '2026-03-10T15:00:05Z'),
    entry('message', 'answer', '2026-03-10T15:00:03Z', 2),
    entry('event', 'event', '2026-03-10T15:00:00Z'),
  ];
  expect(inOrder(page).map(({ id }) => id)).toEqual(['event', 'late event', 'question', 'answer', 'case']);
});

it('keeps causes before effects within one moment', () => {
  const at = '2026-03-10T15:00:00Z';
  expect(inOrder([entry('decision', 'b', at), entry('run', 'a', at)]).map(({ id }) => id)).toEqual(['a', 'b']);
});

it('puts an answer after its question also among what else happened in the moment of the question', () => {
  const sent = '2026-03-12T07:00:00Z';
  const page = [
    entry('message', 'question', sent, 1),
    entry('step', 'sent', sent),
    entry('decision', 'allowed', sent),
    entry('message', 'answer', '2026-03-10T15:00:03Z', 2),
  ];
  const read = inOrder(page);
  expect(read.map(({ id }) => id)).toEqual(['allowed', 'sent', 'question', 'answer']);
  // what was said later shows no earlier hour
  expect(read.at(-1)?.at).toBe('2026-03-12T07:00:00.000Z');
});

it('shows what people say to a test run in the time of that run', () => {
  const clock = Date.parse('2026-03-10T15:00:00Z');
  const run = Date.parse('2026-03-12T07:00:00Z');
  const said = (id: string, direction: string, at: string, seq: number, test: boolean): ThreadEntry => ({
    ...entry('message', id, at),
    test,
    body: { seq, direction },
  });
  const page = [
    said('reply', 'out', '2026-03-10T15:00:20Z', 3, false),
    { ...entry('case', 'case', '2026-03-12T07:10:00Z'), test: true },
    said('answer', 'in', '2026-03-10T15:00:10Z', 2, true),
    said('question', 'out', '2026-03-12T07:00:00Z', 1, true),
  ];
  const read = inOrder(page, { clock, run, factor: 60 });
  expect(read.map(({ id, at }) => `${id} ${at.slice(11, 19)}`)).toEqual([
    'question 07:00:00',
    'answer 07:10:00',
    'case 07:10:00',
    'reply 07:20:00',
  ]);
});

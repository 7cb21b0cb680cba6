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

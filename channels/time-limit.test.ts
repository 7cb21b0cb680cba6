import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { timeLimit } from './time-limit';

afterEach(() => void vi.useRealTimers());

describe('a time limit', () => {
  it('ends when the time is up', () => {
    vi.useFakeTimers();
    const { signal } = timeLimit(1000);
    vi.advanceTimersByTime(999);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('ends with the other signal, for its reason, even one that had ended before', () => {
    const other = new AbortController();
    const limit = timeLimit(60_000, other.signal);
    const reason = new Error('stopping');
    other.abort(reason);
    expect(limit.signal.reason).toBe(reason);
    expect(timeLimit(60_000, other.signal).signal.reason).toBe(reason);
    limit.done();
  });

  it('leaves nothing behind on a signal that outlives it', () => {
    vi.useFakeTimers();
    const other = new AbortController();
    const limits = Array.from({ length: 50 }, () => timeLimit(1000, other.signal));
    expect(getEventListeners(other.signal, 'abort')).toHaveLength(50);
    for (const limit of limits) limit.done();
    expect(getEventListeners(other.signal, 'abort')).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { Bench, HOUR, T0 } from '../testing';

const race = () =>
  new Bench(
    'wait_for',
    {
      events: [
        { id: 'big', event: 'deposit', where: { field: 'event.amount', op: 'gte', value: 100 } },
        { id: 'any', event: 'login' },
      ],
      reply: true,
      receipts: ['read'],
      timeout: { amount: 2, unit: 'hours' },
      resetOn: [{ event: 'ping' }],
      saveAs: 'came',
    },
    ['event:big', 'event:any', 'reply', 'receipt:read', 'timeout'],
  );

describe('wait for', () => {
  it('leaves by whichever comes first', () => {
    expect(race().event('login').left).toBe('event:any');
    expect(race().reply('hola').left).toBe('reply');
    expect(race().receipt('read').left).toBe('receipt:read');
    expect(race().receipt('delivered').left).toBeNull();
    expect(race().ring().left).toBe('timeout');
  });

  it('judges events by their payload, journals what it read, and keeps the payload', () => {
    const bench = race().event('deposit', { amount: 5 });
    expect(bench.left).toBeNull();
    bench.event('deposit', { amount: 500 });
    expect(bench.left).toBe('event:big');
    expect(bench.state.vars.came).toEqual({ amount: 500 });
    expect(bench.steps.find(({ outlet }) => outlet === 'event:big')?.reads).toEqual([
      { field: 'event.amount', value: 500, op: 'gte', expected: 100, met: true },
    ]);
  });

  it('starts its time anew on the events that say so', () => {
    const bench = race();
    bench.now = T0 + HOUR;
    expect(bench.event('ping').wake).toBe(T0 + 3 * HOUR);
  });
});

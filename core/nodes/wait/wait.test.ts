import { describe, expect, it } from 'vitest';
import { Bench, DAY, HOUR, T0 } from '../testing';

const at = (iso: string) => Date.parse(iso);

describe('wait', () => {
  it('waits an exact time or calendar days', () => {
    const day = (unit: string, amount: number) =>
      new Bench('wait', { until: 'duration', duration: { amount, unit } }, ['next']);
    expect(day('hours', 5).wake).toBe(T0 + 5 * HOUR);
    expect(day('days', 2).wake).toBe(T0 + 2 * DAY);
    expect(day('days', 2).ring().left).toBe('next');
    expect(day('seconds', 0).left).toBe('next');
  });

  it('does not move before its time, nor for anything but the clock', () => {
    const bench = new Bench('wait', { until: 'duration', duration: { amount: 1, unit: 'hours' } }, ['next']);
    expect(
      bench
        .take({ type: 'timer', at: T0 + HOUR - 1 })
        .event('x')
        .reply('hola').left,
    ).toBeNull();
  });

  it("waits until a date in the contact's zone, and says what happens with one that has passed", () => {
    const until = (date: string, past = 'continue') =>
      new Bench('wait', { until: 'date', date, past }, ['next', 'past'], { payload: { when: '2026-12-01T09:00' } });
    expect(until('{{ event.when }}').wake).toBe(at('2026-12-01T14:00:00Z'));
    expect(until('2020-01-01').left).toBe('next');
    expect(until('2020-01-01', 'past').left).toBe('past');
    expect(until('{{ event.nothing }}', 'past').left).toBe('past');
  });

  it('waits until an hour of the day on the days it may', () => {
    const until = (time: string, weekdays: number[] = []) =>
      new Bench('wait', { until: 'time', time, weekdays }, ['next']);
    expect(until('15:30').wake).toBe(at('2026-11-24T20:30:00Z'));
    expect(until('09:00').wake).toBe(at('2026-11-25T14:00:00Z'));
    expect(until('09:00', [1]).wake).toBe(at('2026-11-30T14:00:00Z'));
  });

  it('moves with a pause, or ends the run where the pause says so', () => {
    const bench = () => new Bench('wait', { until: 'duration', duration: { amount: 1, unit: 'hours' } }, ['next']);
    expect(bench().take({ type: 'shift', by: DAY, at: T0 + DAY }).wake).toBe(T0 + DAY + HOUR);
    expect(bench().take({ type: 'expire', at: T0 + DAY }).state.outcome).toMatchObject({
      kind: 'exited',
      name: 'expired',
    });
    expect(bench().take({ type: 'expire', at: T0 + 1 }).left).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/json';
import { SAMPLE_FACTS } from '../../../../core/samples/facts';
import type { Scope } from '../../../../core/scope';
import { dueOf, occurrencesOf } from './due';

// Tuesday 3 June 2025, ten in the morning in Bogotá.
const SCOPE: Scope = {
  contact: SAMPLE_FACTS.contact,
  vars: { appointment: '2025-06-10 07:00', gone: '2025-01-01' },
  event: {},
  trigger: {},
  channel: null,
  reply: null,
  now: Date.UTC(2025, 5, 3, 15),
  timeZone: 'America/Bogota',
};
const due = (config: JsonObject) => dueOf(config, SCOPE);
const bogota = (day: number, hour: number) => Date.UTC(2025, 5, day, hour + 5);

describe('S9 when the sample would go on', () => {
  it.each([
    [
      { until: 'duration', duration: { amount: 2, unit: 'days' } },
      { when: 'at', at: bogota(5, 10) },
    ],
    [
      { until: 'date', date: '{{ vars.appointment }}' },
      { when: 'at', at: bogota(10, 7) },
    ],
    [
      { until: 'date', date: '{{ vars.gone }}' },
      { when: 'past', at: Date.UTC(2025, 0, 1, 5) },
    ],
    [
      { until: 'date', date: 'pronto' },
      { when: 'unread', text: 'pronto' },
    ],
    [{ until: 'date', date: '' }, null],
    [{ until: 'duration' }, null],
    [
      { until: 'time', time: '07:00', weekdays: [] },
      { when: 'at', at: bogota(4, 7) },
    ],
    [{ until: 'time', time: '25:00' }, null],
  ])('%j', (config, expected) => {
    expect(due(config)).toEqual(expected);
  });

  it('lists the next seven times of a window, on its days only', () => {
    const moments = occurrencesOf({ time: '10:00', weekdays: [2, 4] }, SCOPE, 7);
    expect(moments).toEqual([3, 5, 10, 12, 17, 19, 24].map((day) => bogota(day, 10)));
  });
});

import { z } from 'zod';
import { DurationSchema } from '../../document';
import { nextTimeOfDay, readInstant, roughMs } from '../../durations';
import { defineKind, type Move } from '../../kind';
import type { Said } from '../../run';
import type { Turn } from '../../turn';
import { SHAPES } from '../../shapes';

export const WaitConfigSchema = z.discriminatedUnion('until', [
  z.object({ until: z.literal('duration'), duration: DurationSchema }),
  /** A date, or Liquid that gives one (`{{ vars.appointment }}`). Past or unreadable: go on, or leave by `past`. */
  z.object({
    until: z.literal('date'),
    date: z.string().min(1).max(500),
    past: z.enum(['continue', 'past']).default('continue'),
  }),
  /** The next time the contact's clock shows this time, on one of these ISO weekdays (none: any day). */
  z.object({
    until: z.literal('time'),
    time: z.string().regex(SHAPES.time),
    weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([]),
  }),
]);
export type WaitConfig = z.output<typeof WaitConfigSchema>;

export const wait = defineKind(WaitConfigSchema, {
  kind: 'wait',
  group: 'time',
  outlets: (config) => [
    { name: 'next', expected: true },
    ...(config.until === 'date' && config.past === 'past'
      ? [{ name: 'past', instant: true as const, expected: true as const }]
      : []),
  ],
  texts: (config) => (config.until === 'date' ? [{ field: 'date', source: config.date, shown: false }] : []),
  longest: (config) =>
    config.until === 'duration' ? roughMs(config.duration) : config.until === 'time' ? 7 * 86_400_000 : Infinity,
  compile(config, { text }) {
    const date = config.until === 'date' ? text(config.date) : null;
    return {
      enter(turn) {
        const wake = due(config, turn, date ? date(turn.scope) : '');
        if (wake === null || (wake < turn.at && config.until === 'date'))
          return passed(config, wake === null ? 'wait.no_date' : 'wait.past', wake, turn);
        if (wake <= turn.at) return { type: 'go', outlet: 'next', why: { code: 'wait.nothing', params: {} } };
        return {
          type: 'wait',
          wake,
          local: null,
          why: { code: 'wait.until', params: { until: wake, zone: turn.zone } },
        };
      },
      rewake: (turn) => due(config, turn, date ? date(turn.scope) : ''),
      resume(turn, input) {
        const { wake } = turn.position;
        if (input.type !== 'timer' || wake === null || input.at < wake) return null;
        return { type: 'go', outlet: 'next', why: { code: 'wait.over', params: {} } };
      },
    };
  },
  describe: (config): Said => {
    if (config.until === 'duration') return { code: 'describe.wait.duration', params: { ...config.duration } };
    if (config.until === 'date') return { code: 'describe.wait.date', params: { date: config.date } };
    return { code: 'describe.wait.time', params: { time: config.time, weekdays: config.weekdays } };
  },
});

function due(config: WaitConfig, turn: Turn, date: string): number | null {
  if (config.until === 'duration') return turn.after(config.duration);
  if (config.until === 'date') return readInstant(date.trim(), turn.zone);
  const [hour, minute] = config.time.split(':');
  return nextTimeOfDay(turn.at, Number(hour) * 60 + Number(minute), config.weekdays, turn.zone);
}

function passed(config: WaitConfig, code: string, wake: number | null, turn: Turn): Move {
  const outlet = config.until === 'date' && config.past === 'past' ? 'past' : 'next';
  return { type: 'go', outlet, why: { code, params: { date: wake, zone: turn.zone } } };
}

import { z } from 'zod';
import { DurationSchema, RuleSchema } from '../../document';
import { roughMs } from '../../durations';
import { defineKind, type Move } from '../../kind';
import { SHAPES } from '../../shapes';

const EventSchema = z.object({ event: z.string().min(1).max(200), where: RuleSchema.optional() });
export const WaitForConfigSchema = z.object({
  /** The first event that matches decides, by its id as outlet. */
  events: z
    .array(EventSchema.extend({ id: z.string().regex(SHAPES.name) }))
    .max(20)
    .default([]),
  reply: z.boolean().default(false),
  /** Receipts of any message of this run. */
  receipts: z.array(z.enum(['delivered', 'read', 'clicked', 'failed'])).default([]),
  timeout: DurationSchema.nullable().default(null),
  /** Events that start the timeout anew. */
  resetOn: z.array(EventSchema).max(20).default([]),
  /** The variable that takes the payload of the event that came. */
  saveAs: z.string().regex(SHAPES.variable).optional(),
});

/** A race: whichever of these comes first. */
export const waitFor = defineKind(WaitForConfigSchema, {
  kind: 'wait_for',
  group: 'time',
  outlets: ({ events, reply, receipts, timeout }) => [
    ...events.map(({ id }) => ({ name: `event:${id}`, expected: true as const })),
    ...(reply ? [{ name: 'reply', expected: true as const, inbound: true as const }] : []),
    ...receipts.map((status) => ({ name: `receipt:${status}`, expected: true as const })),
    ...(timeout ? [{ name: 'timeout', expected: true as const }] : []),
  ],
  rules: ({ events, resetOn }) => [
    ...events.flatMap(({ where }, i) => (where ? [{ field: `events.${i}.where`, rule: where }] : [])),
    ...resetOn.flatMap(({ where }, i) => (where ? [{ field: `resetOn.${i}.where`, rule: where }] : [])),
  ],
  listens: ({ events, resetOn }) => [...events, ...resetOn].map(({ event }) => event),
  assigns: ({ saveAs }) => (saveAs === undefined ? [] : [saveAs]),
  longest: ({ timeout }) => (timeout ? roughMs(timeout) : Infinity),
  check({ events, reply, receipts, timeout }, { report }) {
    if (events.length + receipts.length === 0 && !reply && !timeout) report('wait_for.nothing');
    if (!timeout) report('wait_for.no_timeout', {}, 'warning');
    if (new Set(events.map(({ id }) => id)).size < events.length) report('wait_for.duplicate_event');
  },
  compile({ events, reply, receipts, timeout, resetOn, saveAs }, { rule }) {
    const judged = events.map((one) => ({ ...one, judge: one.where ? rule(one.where) : null }));
    const resets = resetOn.map((one) => ({ ...one, judge: one.where ? rule(one.where) : null }));
    return {
      enter(turn): Move {
        const wake = timeout ? turn.after(timeout) : null;
        const params = { events: events.map(({ event }) => event), until: wake, zone: turn.zone };
        return { type: 'wait', wake, local: { from: turn.at }, why: { code: 'wait_for.waiting', params } };
      },
      rewake: (turn) => (timeout ? turn.after(timeout) : null),
      resume(turn, input): Move | null {
        switch (input.type) {
          case 'timer':
            return { type: 'go', outlet: 'timeout', why: { code: 'wait_for.timeout', params: {} } };
          case 'reply':
            return reply
              ? { type: 'go', outlet: 'reply', why: { code: 'wait_for.reply', params: { text: input.text } } }
              : null;
          case 'receipt':
            return receipts.some((status) => status === input.status)
              ? {
                  type: 'go',
                  outlet: `receipt:${input.status}`,
                  why: { code: 'wait_for.receipt', params: { status: input.status } },
                }
              : null;
          case 'event': {
            const scope = turn.scopeFor(input.payload);
            for (const { id, event, judge } of judged) {
              if (event !== input.name) continue;
              const verdict = judge?.(scope) ?? { met: true, reads: [] };
              if (!verdict.met) continue;
              if (saveAs !== undefined) turn.setVar(saveAs, input.payload);
              const why = { code: 'wait_for.event', params: { event } };
              return { type: 'go', outlet: `event:${id}`, why, reads: verdict.reads };
            }
            const resetting = resets.some(({ event, judge }) => event === input.name && (judge?.(scope).met ?? true));
            if (!resetting || !timeout) return null;
            const wake = turn.after(timeout);
            const params = { event: input.name, until: wake, zone: turn.zone };
            return { type: 'wait', wake, local: { from: turn.at }, why: { code: 'wait_for.reset', params } };
          }
          case 'outcome':
            return null;
        }
      },
    };
  },
  describe: ({ events, timeout }) => ({
    code: 'describe.wait_for',
    params: { events: events.map(({ event }) => event), ...(timeout ?? {}) },
  }),
});

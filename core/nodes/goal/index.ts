import { z } from 'zod';
import { defineKind } from '../../kind';

export const GoalConfigSchema = z.object({
  name: z.string().min(1).max(100),
  /** What it is worth: a number, or Liquid that gives one. */
  value: z.union([z.number(), z.string().max(500)]).optional(),
});

/** Counts a success where the flow says so, and goes on. */
export const goal = defineKind(GoalConfigSchema, {
  kind: 'goal',
  group: 'do',
  isGoal: true,
  mayEnd: true,
  outlets: () => [{ name: 'next', instant: true }],
  texts: ({ value }) => (typeof value === 'string' ? [{ field: 'value', source: value, shown: false }] : []),
  compile({ name, value }, { text }) {
    const read = typeof value === 'string' ? text(value) : null;
    return {
      enter(turn) {
        const amount = read ? Number.parseFloat(read(turn.scope)) : (value ?? null);
        const worth = typeof amount === 'number' && Number.isFinite(amount) ? amount : null;
        turn.goal(name, worth);
        return { type: 'go', outlet: 'next', why: { code: 'goal.reached', params: { name, value: worth } } };
      },
    };
  },
  describe: ({ name }) => ({ code: 'describe.goal', params: { name } }),
});

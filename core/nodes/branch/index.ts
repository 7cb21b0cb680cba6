import { z } from 'zod';
import { RuleSchema } from '../../document';
import type { Json } from '../../json';
import { defineKind } from '../../kind';
import type { Read } from '../../run';
import { SHAPES } from '../../shapes';

export const BranchConfigSchema = z.object({
  /** Judged in order; the first that is met decides, by its id as outlet. */
  conditions: z
    .array(
      z.object({
        id: z
          .string()
          .regex(SHAPES.name)
          .refine((id) => id !== 'else'),
        name: z.string().max(100).default(''),
        rule: RuleSchema,
      }),
    )
    .min(1)
    .max(50),
});

export const branch = defineKind(BranchConfigSchema, {
  kind: 'branch',
  group: 'decide',
  outlets: (config) => [
    ...config.conditions.map(({ id }) => ({ name: id, instant: true as const, expected: true as const })),
    { name: 'else', instant: true, expected: true },
  ],
  rules: (config) => config.conditions.map(({ rule }, i) => ({ field: `conditions.${i}.rule`, rule })),
  check(config, { report }) {
    const seen = new Set<string>();
    for (const { id } of config.conditions) {
      if (seen.has(id)) report('branch.duplicate_condition', { condition: id });
      seen.add(id);
    }
  },
  compile(config, { rule }) {
    const cases = config.conditions.map((one) => ({
      outlet: one.id,
      judge: rule(one.rule),
      why: { code: 'branch.met', params: { name: one.name === '' ? one.id : one.name } },
    }));
    return {
      enter(turn) {
        const { scope } = turn;
        const reads: Read[] = [];
        for (const { outlet, judge, why } of cases) {
          const verdict = judge(scope);
          reads.push(...verdict.reads);
          if (verdict.met) return { type: 'go', outlet, why, reads };
        }
        return { type: 'go', outlet: 'else', why: { code: 'branch.else', params: {} }, reads };
      },
    };
  },
  describe: (config) => ({
    code: 'describe.branch',
    params: { cases: config.conditions.map(({ name, rule }) => (name === '' ? (rule as unknown as Json) : name)) },
  }),
});

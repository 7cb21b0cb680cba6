import { z } from 'zod';
import { OPERATORS, type Rule } from '../../../core/document';
import type { Json } from '../../../core/json';

/** A rule somebody may still be writing: as `RuleSchema`, but a field or an expression may be empty as yet. */
const WrittenRuleSchema: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(WrittenRuleSchema) }),
    z.strictObject({ any: z.array(WrittenRuleSchema) }),
    z.strictObject({ not: WrittenRuleSchema }),
    z.strictObject({ field: z.string(), op: z.enum(OPERATORS), value: z.json().optional() }),
    z.strictObject({ expression: z.string() }),
  ]),
);

/** A saved rule; null where the value is none throughout, as a document from elsewhere may have it. */
export function asRule(value: Json | undefined): Rule | null {
  const parsed = WrittenRuleSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** A condition with nothing in it as yet. */
export const emptyCondition = (): Extract<Rule, { field: string }> => ({ field: '', op: 'eq', value: '' });

/** A rule as it is kept in a configuration. */
export const ruleJson = (rule: Rule | undefined): Json | undefined => rule as unknown as Json | undefined;

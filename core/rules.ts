import { compare } from './compare';
import { compileCel, type CelVerdict } from './cel';
import type { Rule } from './document';
import type { Json } from './json';
import type { Read } from './run';
import { lookUp, type Scope } from './scope';

export interface Verdict {
  met: boolean;
  /** Every value that the rule looked at, in order: enough to explain the verdict. */
  reads: Read[];
}
/** A rule compiled once; evaluation is pure and total. */
export type CompiledRule = ((scope: Scope) => Verdict) & {
  /** Why it can never be met: an expression that does not parse. */
  error: string | null;
  /** The fields it names, as paths. */
  fields: readonly string[][];
  /** Its expressions, each alone: for who asks whether their types hold together. */
  expressions: readonly ((scope: Scope) => CelVerdict)[];
};

type Judge = (scope: Scope, reads: Read[]) => boolean;
const LONGEST_READ = 500;

/**
 * Compiles a rule. All reads are recorded up to the one that decided: `all` stops at the first that is not met, `any`
 * at the first that is. An expression that fails is not met, with a read that says why.
 * @example compileRule({ field: 'event.amount', op: 'gt', value: 100 })(scope).met
 */
export function compileRule(rule: Rule): CompiledRule {
  const notes: Notes = { error: null, fields: [], expressions: [] };
  const judge = build(rule, notes);
  const compiled = (scope: Scope): Verdict => {
    const reads: Read[] = [];
    const met = judge(scope, reads);
    return { met, reads };
  };
  return Object.assign(compiled, notes);
}

interface Notes {
  error: string | null;
  fields: string[][];
  expressions: ((scope: Scope) => CelVerdict)[];
}

// Recursion is safe here: compile() refuses documents nested deeper than a hundred levels.
function build(rule: Rule, notes: Notes): Judge {
  if ('all' in rule) {
    const parts = rule.all.map((part) => build(part, notes));
    return (scope, reads) => parts.every((part) => part(scope, reads));
  }
  if ('any' in rule) {
    const parts = rule.any.map((part) => build(part, notes));
    return (scope, reads) => parts.some((part) => part(scope, reads));
  }
  if ('not' in rule) {
    const part = build(rule.not, notes);
    return (scope, reads) => !part(scope, reads);
  }
  if ('expression' in rule) return buildExpression(rule.expression, notes);
  const { field, op, value: expected } = rule;
  const path = field.split('.');
  notes.fields.push(path);

  return (scope, reads) => {
    const value = lookUp(scope, path);
    const met = compare(op, value, expected);
    const read: Read = { field, value: readable(value), op, met };
    if (expected !== undefined) read.expected = expected;
    reads.push(read);
    return met;
  };
}

function buildExpression(expression: string, notes: Notes): Judge {
  const cel = compileCel(expression);
  if (!cel.ok) {
    notes.error ??= cel.message;
    return (_, reads) => {
      reads.push({ field: expression, value: cel.message, op: 'error', met: false });
      return false;
    };
  }
  notes.fields.push(...cel.paths);
  notes.expressions.push((scope) => cel.evaluate(scope));
  return (scope, reads) => {
    for (const path of cel.paths) reads.push({ field: path.join('.'), value: readable(lookUp(scope, path)) });
    const verdict = cel.evaluate(scope);
    const met = verdict.ok && verdict.met;
    const value: Json = verdict.ok ? verdict.met : verdict.message;
    reads.push({ field: expression, value, op: verdict.ok ? 'expression' : 'error', met });
    return met;
  };
}

/** A value short enough for a journal. */
export function readable(value: Json | undefined): Json {
  if (value === undefined) return null;
  if (typeof value === 'string') return value.length > LONGEST_READ ? `${value.slice(0, LONGEST_READ)}…` : value;
  if (value === null || typeof value !== 'object') return value;
  const text = JSON.stringify(value);
  return text.length > LONGEST_READ ? `${text.slice(0, LONGEST_READ)}…` : value;
}

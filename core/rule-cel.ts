import { parse } from '@bufbuild/cel';
import type { Operator, Rule } from './document';
import type { Json } from './json';

/** Operators that CEL says the same way. */
const SIGNS = { eq: '==', ne: '!=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const satisfies Partial<
  Record<Operator, string>
>;
const PATH = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;

/**
 * A rule as a CEL expression; null where CEL has no words for it (texts that contain or begin with something whatever
 * their capitals). A field that is absent meets no expression, though it is "not" whatever a condition names.
 * @example ruleToCel({ field: 'event.amount', op: 'gt', value: 100 }) // 'event.amount > 100'
 */
export function ruleToCel(rule: Rule): string | null {
  if ('expression' in rule) return rule.expression;
  if ('not' in rule) {
    const inner = ruleToCel(rule.not);
    return inner === null ? null : `!(${inner})`;
  }
  if ('field' in rule) return condition(rule);
  const [parts, sign] = 'all' in rule ? [rule.all, ' && '] : [rule.any, ' || '];
  const said = parts.map((part) => {
    const inner = ruleToCel(part);
    return inner !== null && ('all' in part || 'any' in part || 'expression' in part) && parts.length > 1
      ? `(${inner})`
      : inner;
  });
  if (said.length === 0) return 'all' in rule ? 'true' : 'false';
  return said.every((part) => part !== null) ? said.join(sign) : null;
}

function condition({ field, op, value }: Extract<Rule, { field: string }>): string | null {
  if (!PATH.test(field)) return null;
  const has = field.includes('.') ? `has(${field})` : `${field} != null`;
  if (op === 'is_set' && value === undefined) return has;
  if (op === 'is_not_set' && value === undefined) return `!${has.includes(' ') ? `(${has})` : has}`;
  if (op === 'in' || op === 'not_in') {
    if (!Array.isArray(value)) return null;
    const list = value.map(literal);
    if (list.some((item) => item === null)) return null;
    return op === 'in' ? `${field} in [${list.join(', ')}]` : `!(${field} in [${list.join(', ')}])`;
  }
  if (field === 'contact.tags' && (op === 'contains' || op === 'not_contains')) {
    const tag = typeof value === 'string' ? literal(value) : null;
    return tag && (op === 'contains' ? `${tag} in ${field}` : `!(${tag} in ${field})`);
  }
  const sign = Object.hasOwn(SIGNS, op) ? SIGNS[op as keyof typeof SIGNS] : null;
  const right = literal(value);
  return sign && right !== null ? `${field} ${sign} ${right}` : null;
}

const literal = (value: Json | undefined): string | null =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
    ? JSON.stringify(value)
    : null;

interface Expr {
  exprKind: { case?: string; value?: unknown };
}
interface Call {
  function: string;
  args: Expr[];
}

/** An expression as conditions, where they can say it; null: it does not parse, or says more than they can. */
export function celToRule(source: string): Rule | null {
  try {
    const { expr } = parse(source);
    return expr ? read(expr as unknown as Expr) : null;
  } catch {
    return null;
  }
}

// Recursion is safe: the parser has been as deep before.
function read(expr: Expr): Rule | null {
  const present = pathOf(expr, true);
  if (present !== null) return { field: present, op: 'is_set' };
  if (expr.exprKind.case !== 'callExpr') return null;
  const { function: name, args } = expr.exprKind.value as Call;
  const [left, right] = args;
  if (!left) return null;
  if (name === '!_') return negate(read(left));
  if (!right) return null;
  if (name === '_&&_' || name === '_||_') return join(name === '_&&_' ? 'all' : 'any', read(left), read(right));
  if (name === '@in') return membership(left, right);
  const op = (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).find((each) => `_${SIGNS[each]}_` === name);
  const field = pathOf(left);
  const value = valueOf(right);
  if (!op || field === null) return null;
  if (value === null) return op === 'ne' && !field.includes('.') ? { field, op: 'is_set' } : null;
  return value === undefined ? null : { field, op, value };
}

function join(word: 'all' | 'any', left: Rule | null, right: Rule | null): Rule | null {
  if (!left || !right) return null;
  const parts = [left, right].flatMap((part) => (word in part ? (part as Record<typeof word, Rule[]>)[word] : [part]));
  return word === 'all' ? { all: parts } : { any: parts };
}

const OPPOSITE: Partial<Record<Operator, Operator>> = { is_set: 'is_not_set', in: 'not_in', contains: 'not_contains' };

function negate(rule: Rule | null): Rule | null {
  if (!rule) return null;
  const opposite = 'field' in rule ? OPPOSITE[rule.op] : undefined;
  return 'field' in rule && opposite ? { ...rule, op: opposite } : { not: rule };
}

function membership(left: Expr, right: Expr): Rule | null {
  const list = pathOf(right);
  const item = valueOf(left);
  if (list !== null)
    return list === 'contact.tags' && typeof item === 'string' ? { field: list, op: 'contains', value: item } : null;
  const field = pathOf(left);
  if (field === null || right.exprKind.case !== 'listExpr') return null;
  const values = (right.exprKind.value as { elements: Expr[] }).elements.map(valueOf);
  return values.some((value) => value === undefined || value === null)
    ? null
    : { field, op: 'in', value: values as Json[] };
}

/** The dotted path of a field; with `tested`, of one that `has()` asks for. */
function pathOf(expr: Expr, tested = false): string | null {
  const { case: kind, value } = expr.exprKind;
  if (kind === 'identExpr') return tested ? null : (value as { name: string }).name;
  if (kind !== 'selectExpr') return null;
  const { operand, field, testOnly } = value as { operand?: Expr; field: string; testOnly: boolean };
  if (testOnly !== tested || !operand) return null;
  const before = pathOf(operand);
  return before === null ? null : `${before}.${field}`;
}

/** A literal; undefined where it is none. */
function valueOf(expr: Expr): string | number | boolean | null | undefined {
  const { case: kind, value } = expr.exprKind;
  if (kind === 'callExpr') {
    const { function: name, args } = value as Call;
    const inner = name === '-_' && args[0] ? valueOf(args[0]) : undefined;
    return typeof inner === 'number' ? -inner : undefined;
  }
  if (kind !== 'constExpr') return undefined;
  const constant = (value as { constantKind: { case?: string; value?: unknown } }).constantKind;
  if (constant.case === 'nullValue') return null;
  if (constant.case === 'int64Value') return Number(constant.value);
  const plain = constant.value;
  return typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? plain : undefined;
}

import { parse } from '@bufbuild/cel';
import type { Operator, Rule } from './document';
import type { Json } from './json';

/** Operators that CEL says the same way. */
const SIGNS = { eq: '==', ne: '!=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const satisfies Partial<
  Record<Operator, string>
>;
const PATH = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;

/** What counts as not set beside an absent field. */
const EMPTY: Json[] = ['', []];

/**
 * A rule as a CEL expression that answers the same, also where a field is absent: CEL fails on one, so every field is
 * asked for first. Null where CEL has no words for it (texts that contain or begin with something whatever their
 * capitals).
 * @example ruleToCel({ field: 'event.amount', op: 'gt', value: 100 }) // 'has(event.amount) && event.amount > 100'
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
    if (inner === null || parts.length === 1) return inner;
    const group = 'all' in part || 'any' in part || 'expression' in part;
    return group || (sign === ' || ' && 'field' in part && inner.includes(' && ') && !inner.startsWith('!('))
      ? `(${inner})`
      : inner;
  });
  if (said.length === 0) return 'all' in rule ? 'true' : 'false';
  return said.every((part) => part !== null) ? said.join(sign) : null;
}

/** Operators that are the contrary of another: met, too, where the field is absent. */
const CONTRARY = { ne: 'eq', not_in: 'in', not_contains: 'contains', is_not_set: 'is_set' } as const;

function condition({ field, op, value }: Condition): string | null {
  if (!PATH.test(field)) return null;
  if (op === 'ne' && !field.includes('.')) return compared(field, op, value);
  if (Object.hasOwn(CONTRARY, op)) {
    const inner = condition({ field, op: CONTRARY[op as keyof typeof CONTRARY], value });
    return inner === null ? null : `!(${inner})`;
  }
  if (op === 'is_set') return value === undefined ? present(field) : null;
  const test = compared(field, op, value);
  if (test === null) return null;
  const asked = field.includes('.') ? asks(field) : ['eq', 'in'].includes(op) ? [] : [`${field} != null`];
  return [...asked, test].join(' && ');
}

/** One question a step: CEL fails on `has(vars.order.total)` where there is no `vars.order`. */
function asks(field: string): string[] {
  const steps = field.split('.');
  return steps.slice(1).map((_, at) => `has(${steps.slice(0, at + 2).join('.')})`);
}

const present = (field: string): string =>
  field.includes('.') ? [...asks(field), `!(${field} in ["", []])`].join(' && ') : `${field} != null`;

function compared(field: string, op: Operator, value: Json | undefined): string | null {
  if (op === 'in') {
    const list = Array.isArray(value) ? value.map(literal) : [null];
    return list.some((item) => item === null) ? null : `${field} in [${list.join(', ')}]`;
  }
  if (op === 'contains')
    return field === 'contact.tags' && typeof value === 'string' ? `${JSON.stringify(value)} in ${field}` : null;
  const sign = Object.hasOwn(SIGNS, op) ? SIGNS[op as keyof typeof SIGNS] : null;
  const right = literal(value);
  return sign && right !== null ? `${field} ${sign} ${right}` : null;
}

const literal = (value: Json | undefined): string | null =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
    ? JSON.stringify(value)
    : null;

type Condition = Extract<Rule, { field: string }>;
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
  if (name === '_&&_') return readAll(expr);
  if (name === '_||_') return readAny(read(left), read(right));
  if (name === '@in') return membership(left, right);
  const op = (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).find((each) => `_${SIGNS[each]}_` === name);
  const field = pathOf(left);
  const value = valueOf(right);
  if (!op || field === null) return null;
  if (value === null) return op === 'ne' && !field.includes('.') ? { field, op: 'is_set' } : null;
  return value === undefined ? null : { field, op, value };
}

function readAny(left: Rule | null, right: Rule | null): Rule | null {
  if (!left || !right) return null;
  return { any: [left, right].flatMap((part) => ('any' in part ? part.any : [part])) };
}

/** The parts of a conjunction; what only asks whether the next part's field is there goes with that part. */
function readAll(expr: Expr): Rule | null {
  const parts: Rule[] = [];
  let asked: Condition[] = [];
  for (const each of conjuncts(expr)) {
    const part = read(each);
    if (!part) return null;
    const own = 'field' in part ? part : null;
    const asksOn = (before: Condition) => own !== null && `${own.field}.`.startsWith(`${before.field}.`);
    if (own?.op === 'is_set') {
      if (asked.at(-1)?.field === own.field || !asked.every(asksOn)) {
        parts.push(...asked);
        asked = [];
      }
      asked.push(own);
      continue;
    }
    const guarded = own !== null && asked.at(-1)?.field === own.field && asked.every(asksOn);
    const filled = guarded && own.op === 'not_in' && JSON.stringify(own.value) === JSON.stringify(EMPTY);
    const guards = guarded && (filled || !Object.hasOwn(CONTRARY, own.op));
    parts.push(...(guards ? [] : asked), filled ? { field: own.field, op: 'is_set' } : part);
    asked = [];
  }
  parts.push(...asked);
  const [only, ...others] = parts;
  return only && others.length === 0 ? only : { all: parts };
}

function conjuncts(expr: Expr): Expr[] {
  if (expr.exprKind.case !== 'callExpr') return [expr];
  const { function: name, args } = expr.exprKind.value as Call;
  return name === '_&&_' ? args.flatMap(conjuncts) : [expr];
}

const OPPOSITE: Partial<Record<Operator, Operator>> = {
  is_set: 'is_not_set',
  in: 'not_in',
  contains: 'not_contains',
  eq: 'ne',
};

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
  const values = (right.exprKind.value as { elements: Expr[] }).elements.map((item) =>
    isEmptyList(item) ? [] : valueOf(item),
  );
  return values.some((value) => value === undefined || value === null)
    ? null
    : { field, op: 'in', value: values as Json[] };
}

const isEmptyList = ({ exprKind: { case: kind, value } }: Expr): boolean =>
  kind === 'listExpr' && (value as { elements: Expr[] }).elements.length === 0;

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

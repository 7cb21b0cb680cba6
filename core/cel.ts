import { CelScalar, celEnv, celFunc, isCelError, parse, plan } from '@bufbuild/cel';
import { SCOPE_ROOTS, type Scope } from './scope';

/** JSON knows one kind of number, CEL several: `vars.n + 1` must work though one side is a double, the other an int. */
const mixed = (name: string, apply: (a: number, b: number) => number) => [
  celFunc(name, [CelScalar.DOUBLE, CelScalar.INT], CelScalar.DOUBLE, (a, b) => apply(a, Number(b))),
  celFunc(name, [CelScalar.INT, CelScalar.DOUBLE], CelScalar.DOUBLE, (a, b) => apply(Number(a), b)),
];
const ENV = celEnv({
  funcs: [
    ...mixed('_+_', (a, b) => a + b),
    ...mixed('_-_', (a, b) => a - b),
    ...mixed('_*_', (a, b) => a * b),
    ...mixed('_/_', (a, b) => a / b),
  ],
});

export type CelVerdict = { ok: true; met: boolean } | { ok: false; message: string };
export type CelExpression =
  { ok: true; paths: string[][]; evaluate(scope: Scope): CelVerdict } | { ok: false; message: string };

/**
 * Compiles a CEL expression once. `paths` are the fields it names (for the journal and the check of variables).
 * Evaluation never throws: what fails, or is not a boolean, comes back as a message.
 */
export function compileCel(source: string): CelExpression {
  try {
    const parsed = parse(source);
    const run = plan(ENV, parsed);
    const paths = readPaths(parsed.expr);
    const unknown = paths.find((path) => !(SCOPE_ROOTS as readonly string[]).includes(path[0] ?? ''));
    if (unknown) return { ok: false, message: `unknown name "${unknown[0] ?? ''}"` };
    return {
      ok: true,
      paths,
      evaluate(scope) {
        try {
          const result = run(scope as unknown as Record<string, never>);
          if (isCelError(result)) return { ok: false, message: result.message };
          if (typeof result !== 'boolean') return { ok: false, message: 'the result is not true or false' };
          return { ok: true, met: result };
        } catch (error) {
          return { ok: false, message: messageOf(error) };
        }
      },
    };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}

interface CelNode {
  exprKind?: { case?: string; value?: unknown };
}

/** Dotted paths in an expression tree; names bound by macros (`x` in `list.exists(x, ...)`) are left out. */
function readPaths(root: unknown): string[][] {
  const found = new Map<string, string[]>();
  const bound = new Set<string>();
  const names: { path: string[] }[] = [];
  const stack: unknown[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === null || typeof node !== 'object') continue;
    if (Array.isArray(node)) {
      stack.push(...(node as unknown[]));
      continue;
    }
    const path = pathOf(node as CelNode);
    if (path) {
      names.push({ path });
      continue;
    }
    const record = node as Record<string, unknown>;
    for (const key of ['iterVar', 'iterVar2', 'accuVar']) {
      const name = record[key];
      if (typeof name === 'string' && name !== '') bound.add(name);
    }
    stack.push(...Object.values(record));
  }
  for (const { path } of names) if (!bound.has(path[0] ?? '')) found.set(path.join('.'), path);
  return [...found.values()];
}

function pathOf(node: CelNode): string[] | null {
  const path: string[] = [];
  let at: CelNode | undefined = node;
  while (at?.exprKind) {
    const { case: kind, value } = at.exprKind as { case?: string; value?: Record<string, unknown> };
    if (kind === 'identExpr') return typeof value?.name === 'string' ? [value.name, ...path] : null;
    if (kind !== 'selectExpr') return null;
    if (typeof value?.field === 'string') path.unshift(value.field);
    at = value?.operand as CelNode | undefined;
  }
  return null;
}

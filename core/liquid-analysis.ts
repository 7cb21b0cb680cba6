import { type Liquid, type Template, TypeGuards } from 'liquidjs';
import { slipIn } from './liquid-slips';

/** What a template reads. */
export interface Variables {
  /** Every path from the scope, dotted. */
  all: string[];
  /** Those that an output prints with neither `| default:` nor a tag around it that tests them. */
  unguarded: string[];
  /** What is wrong in it that the library reads past, as the library would tell it. */
  slip: string | null;
}

interface OutputLike {
  value: { initial: { postfix: unknown[] }; filters: { name: string; args: unknown[] }[] };
}

/** Static analysis of a parsed template; iterative, since tags nest. */
export function analyse(liquid: Liquid, templates: Template[]): Variables {
  const globals = liquid.globalVariableSegmentsSync(templates, { partials: false });
  const all = [...new Set(globals.map((segments) => segments.filter((one) => typeof one !== 'object').join('.')))];
  const unguarded = new Set<string>();
  let slip: string | null = null;
  const stack: { template: Template; tested: ReadonlySet<string> }[] = templates.map((template) => ({
    template,
    tested: new Set<string>(),
  }));
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { template } = item;
    // The stack goes from the end to the beginning: what stands first in the text is told.
    slip = slipIn(template) ?? slip;
    const output = asOutput(template);
    if (output) {
      const path = outputPath(output);
      const guarded = output.value.filters.some((filter) => filter.name === 'default');
      if (path !== null && !guarded && all.includes(path) && !item.tested.has(path)) unguarded.add(path);
      continue;
    }
    if (!template.children) continue;
    // Whatever a tag's own arguments name counts as tested inside it: `{% if contact.name %}{{ contact.name }}`.
    const tested = new Set(item.tested);
    for (const path of all) if (mentions(template, path)) tested.add(path);
    for (const child of childrenOf(template)) stack.push({ template: child, tested });
  }
  return { all, unguarded: [...unguarded], slip };
}

function asOutput(template: Template): OutputLike | null {
  return template.constructor.name.endsWith('Output') && 'value' in template
    ? (template as unknown as OutputLike)
    : null;
}

/** The dotted path of an output that prints one variable; null for literals and computed paths. */
export function outputPath(output: OutputLike): string | null {
  const segments = outputSegments(output);
  return segments === null ? null : segments.join('.');
}

function outputSegments(output: OutputLike): string[] | null {
  const { postfix } = output.value.initial;
  const token = postfix[0];
  if (postfix.length !== 1 || !TypeGuards.isPropertyAccessToken(token) || token.variable) return null;
  const segments: string[] = [];
  for (const prop of token.props as unknown[]) {
    if (TypeGuards.isWordToken(prop) || TypeGuards.isQuotedToken(prop)) segments.push(prop.content);
    else return null;
  }
  return segments.length > 0 ? segments : null;
}

/** The segments and the literal default of `{{ a.b }}` or `{{ a.b | default: 'x' }}`; null for anything richer. */
export function plainOutput(template: Template): { path: string[]; fallback: string } | null {
  const output = asOutput(template);
  const path = output && outputSegments(output);
  if (!output || !path || path.some((segment) => ['size', 'first', 'last'].includes(segment))) return null;
  const [filter, ...rest] = output.value.filters;
  if (!filter) return { path, fallback: '' };
  if (filter.name !== 'default' || rest.length > 0 || filter.args.length !== 1) return null;
  const token: unknown = filter.args[0];
  return TypeGuards.isQuotedToken(token) && !token.content.includes('\\') ? { path, fallback: token.content } : null;
}

function mentions(template: Template, path: string): boolean {
  const source = (template as { token?: { input?: string; begin?: number; end?: number } }).token;
  const text = source?.input?.slice(source.begin, source.end) ?? '';
  return text.includes(path);
}

/** liquidjs hands children out through a generator, as a partial could be loaded there; ours load nothing. */
function childrenOf(template: Template): Template[] {
  const found: Template[] = [];
  const generator = template.children?.(false, true);
  if (!generator) return found;
  for (let step = generator.next(); ; step = generator.next(step.value)) {
    if (step.done) {
      if (Array.isArray(step.value)) found.push(...(step.value as Template[]));
      return found;
    }
  }
}

import type { Json } from '../../core/json';
import type { Problem } from '../../core/program';
import { say } from '../../core/words';
import type { Language } from '../../core/vocabulary';
import type { Words } from '../words';
import { valueName } from './compose/known-values';
import { fieldName } from './field-name';
import { outletLabel } from './nodes/outlet-label';
import type { Records } from './document/records';

/** A problem as a sentence; outlets and fields are called what the screen calls them, not by their keys. */
export function sayProblem(problem: Problem, records: Records, language: Language, w: Words): string {
  const node = problem.node === null ? undefined : records.nodes.byId[problem.node];
  const { outlet, field } = problem.params;
  const params = { ...problem.params };
  if (node && typeof outlet === 'string') params.outlet = outletLabel(node.kind, node.config, outlet, w);
  if (typeof field === 'string') params.field = fieldName(field, w);
  if (problem.code === 'config.invalid' && typeof field === 'string' && isBlank(node?.config, field))
    return w('studio.problem.missing', { field: fieldName(field, w) });
  if (problem.code === 'liquid.fallback_missing' && typeof params.field === 'string')
    return w('studio.problem.noFallback', { value: valueName(String(params.variable), w), field: params.field });
  return say({ code: problem.code, params }, language);
}

/** Whether nothing was written yet at a dotted path: it wants completing rather than correcting. */
function isBlank(config: Json | undefined, path: string): boolean {
  const value = path.split('.').reduce<Json | undefined>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)];
    return typeof at === 'object' && at !== null ? at[key] : undefined;
  }, config);
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The issues of a node's own fields, by dotted path: what its form shows beside the field. */
export function fieldIssues(
  problems: readonly Problem[],
  node: string,
  say: (problem: Problem) => string,
): Record<string, string> {
  const issues: Record<string, string> = {};
  for (const problem of problems) {
    const { field } = problem.params;
    if (problem.node === node && typeof field === 'string') issues[field] ??= say(problem);
  }
  return issues;
}

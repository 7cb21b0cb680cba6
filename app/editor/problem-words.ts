import type { Problem } from '../../core/program';
import { say } from '../../core/words';
import type { Language } from '../../core/vocabulary';
import type { Words } from '../words';
import { outletLabel } from './nodes/outlet-label';
import type { Records } from './document/records';

/** A problem as a sentence; an outlet is called what its pill says, not by its key. */
export function sayProblem(problem: Problem, records: Records, language: Language, w: Words): string {
  const node = problem.node === null ? undefined : records.nodes.byId[problem.node];
  const { outlet } = problem.params;
  const params =
    node && typeof outlet === 'string'
      ? { ...problem.params, outlet: outletLabel(node.kind, node.config, outlet, w) }
      : problem.params;
  return say({ code: problem.code, params }, language);
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

import { endsOf } from '../ends';
import type { Caller } from '../program';
import type { Drawn, Report } from './drawn';

/**
 * An end that other flows leave by must not go unnoticed: they run this flow in its latest version, and would take
 * another way from the moment it is published. Said on the step that was that end, where it is still there under
 * another name.
 */
export function checkCallers({ document, environment, nodes }: Drawn, report: Report): void {
  const there = new Set(endsOf(document));
  const missing = new Map<string, { node: string | null; callers: Caller[] }>();
  for (const caller of environment.callers ?? [])
    for (const { name, node } of caller.ends) {
      if (there.has(name)) continue;
      const known = missing.get(name) ?? { node: node !== null && nodes.has(node) ? node : null, callers: [] };
      known.callers.push(caller);
      missing.set(name, known);
    }
  for (const [end, { node, callers }] of missing) {
    const named = callers.map(({ name, stepName }) => (stepName === '' ? name : `${name} (${stepName})`));
    report(node, 'flow.end_used', { end, callers: named });
  }
}

import { lostEnds } from '../ends';
import type { Drawn, Report } from './drawn';

/**
 * An end that other flows leave by must not go unnoticed: they run this flow in its latest version, and would take
 * another way from the moment it is published. Said on the step that was that end, where it is still there under
 * another name.
 */
export function checkCallers({ document, environment, nodes }: Drawn, report: Report): void {
  for (const { end, node, callers } of lostEnds(document, environment.callers ?? []))
    report(node !== null && nodes.has(node) ? node : null, 'flow.end_used', { end, callers });
}

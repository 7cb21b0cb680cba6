import type { Refusal } from '../../../core/import';
import type { Problem } from '../../../core/program';
import type { Said } from '../../../core/run';
import { placesIn } from './json-places';
import type { Mark } from './suggestion';

/** So many marks at most: nobody reads more, and each is drawn. */
const MOST = 300;

/** What keeps a text from being read, where it stands. */
export function refusalMarks(text: string, refusal: Refusal, say: (said: Said) => string): Mark[] {
  const { line } = refusal.reason.params;
  if (typeof line === 'number') {
    const before = text.split('\n').slice(0, line - 1);
    const from = before.reduce((sum, each) => sum + each.length + 1, 0);
    const end = text.indexOf('\n', from);
    return [{ from, to: end < 0 ? text.length : end, message: say(refusal.reason), severity: 'error' }];
  }
  const issues = refusal.issues.filter(({ params }) => typeof params.field === 'string');
  const places = placesIn(
    text,
    issues.map(({ params }) => String(params.field).split('.')),
  );
  return issues.flatMap((issue, at): Mark[] => {
    const place = places[at];
    return place ? [{ ...place, message: say(issue), severity: 'error' }] : [];
  });
}

/** The flow's problems in its text: at the field, else at the step's id, else at the flow's name. */
export function problemMarks(
  text: string,
  nodes: readonly { id: string }[],
  problems: readonly Problem[],
  say: (problem: Problem) => string,
): Mark[] {
  const shown = problems.slice(0, MOST);
  const order = new Map(nodes.map(({ id }, at) => [id, String(at)]));
  const paths = shown.map(({ node, params }) => {
    const field = typeof params.field === 'string' ? params.field.split('.') : null;
    if (node === null) return field ?? ['name'];
    const step = ['nodes', order.get(node) ?? ''];
    return field ? [...step, 'config', ...field] : [...step, 'id'];
  });
  return placesIn(text, paths).flatMap((place, at): Mark[] => {
    const problem = shown[at];
    return place && problem ? [{ ...place, message: say(problem), severity: problem.severity }] : [];
  });
}

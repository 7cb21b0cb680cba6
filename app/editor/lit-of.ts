import type { Step } from '../../core/run';
import type { Outcome } from '../../core/scenario-outcome';
import { edgeKey } from './document/records';
import type { Lit } from './store';

/**
 * The path of a run, or of a test, to be lit on the canvas: every step it passed, every wire it took, and where it is.
 * @param here where it stands now; null once it is over
 */
export function litOf(steps: readonly Pick<Step, 'node' | 'event' | 'outlet'>[], here: string | null): Lit {
  const nodes = new Map<string, 'passed' | 'here'>();
  const edges = new Set<string>();
  for (const { node, event, outlet } of steps) {
    if (node === null) continue;
    if (event !== 'note') nodes.set(node, 'passed');
    if (outlet !== undefined && (event === 'left' || event === 'passed')) edges.add(edgeKey(node, outlet));
  }
  if (here !== null) nodes.set(here, 'here');
  return { nodes, edges };
}

/** Two outcomes over each other: the new path lit, and where only the old one went. */
export function litOfBoth(was: Outcome, now: Outcome): Lit {
  const [before, after] = [pathOf(was), pathOf(now)];
  const nodes = new Map<string, 'passed' | 'here' | 'was'>();
  for (const node of before.nodes) nodes.set(node, 'was');
  for (const node of after.nodes) nodes.set(node, 'passed');
  return { nodes, edges: after.edges, was: new Set([...before.edges].filter((edge) => !after.edges.has(edge))) };
}

function pathOf({ path, end }: Outcome): { nodes: string[]; edges: Set<string> } {
  return {
    nodes: [...path.map(({ node }) => node), ...(end.kind === 'waits' && end.name !== '' ? [end.name] : [])],
    edges: new Set(path.flatMap(({ node, outlet }) => (outlet === null ? [] : [edgeKey(node, outlet)]))),
  };
}

import type { Step } from '../../core/run';
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

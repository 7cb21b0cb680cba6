import type { Drawn, Report } from './drawn';
import { onCycles, reachable, type Graph } from './graph';

/** How the nodes hang together: dead ends, islands, loops that never rest, ways in and out. */
export function checkShape(drawn: Drawn, report: Report): void {
  const { nodes, edges, document } = drawn;
  const graph = graphOf(drawn, () => true);
  const starts = [...nodes].filter(([, { configured }]) => configured.start !== null).map(([id]) => id);
  if (starts.length === 0) report(null, 'flow.start_missing');
  const reached = reachable(graph, starts);
  const ends: string[] = [];
  for (const [id, { configured }] of nodes) {
    if (!reached.has(id) && configured.start === null) report(id, 'node.unreachable', {}, 'warning');
    const out = edges.get(id);
    if (configured.outlets.length === 0 || (configured.mayEnd && !out)) {
      if (reached.has(id)) ends.push(id);
      continue;
    }
    if (!out || out.size === 0) {
      report(id, 'node.dead_end');
      continue;
    }
    for (const { name, expected } of configured.outlets)
      if (expected && !out.has(name)) report(id, 'outlet.unwired', { outlet: name }, 'warning');
  }
  for (const id of starts)
    for (const [from, nexts] of graph) if (nexts.includes(id)) report(from, 'edge.into_start', { to: id });

  const spinning = onCycles(graphOf(drawn, (id, outlet) => isInstant(drawn, id, outlet)));
  for (const id of spinning) if (reached.has(id)) report(id, 'flow.loop_without_wait');

  const { settings } = document;
  if (document.kind === 'journey' && !settings.goal && ![...nodes.values()].some(({ configured }) => configured.isGoal))
    report(null, 'flow.goal_missing', {}, 'warning');
  if (starts.length > 0 && ends.length === 0 && !settings.goal && settings.exitOn.length === 0)
    report(null, 'flow.exit_missing', {}, 'warning');
  if (document.kind === 'bot' && ![...reached].some((id) => nodes.get(id)?.kind.group === 'people'))
    report(null, 'bot.no_human_path', {}, 'warning');
}

function isInstant({ nodes }: Drawn, id: string, outlet: string): boolean {
  const found = nodes.get(id)?.configured.outlets.find(({ name }) => name === outlet);
  return found?.instant === true;
}

/** The graph of the edges that `keep` keeps. */
export function graphOf({ nodes, edges }: Drawn, keep: (id: string, outlet: string) => boolean): Graph {
  const graph = new Map<string, string[]>();
  for (const id of nodes.keys()) {
    const nexts: string[] = [];
    for (const [outlet, to] of edges.get(id) ?? []) if (keep(id, outlet)) nexts.push(to);
    graph.set(id, nexts);
  }
  return graph;
}

/** Plain graph questions, all iterative: a document may hold thousands of nodes in one chain or one circle. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Every node that can be reached from one of `from`. */
export function reachable(graph: Graph, from: Iterable<string>): Set<string> {
  const seen = new Set<string>(from);
  const stack = [...seen];
  for (let id = stack.pop(); id !== undefined; id = stack.pop())
    for (const next of graph.get(id) ?? [])
      if (!seen.has(next)) {
        seen.add(next);
        stack.push(next);
      }
  return seen;
}

/** The nodes that lie on a cycle, or between two: what is left after taking away sources and sinks over and over. */
export function onCycles(graph: Graph): Set<string> {
  const reverse = new Map<string, string[]>();
  for (const id of graph.keys()) reverse.set(id, []);
  for (const [id, nexts] of graph) for (const next of nexts) reverse.get(next)?.push(id);
  const left = new Set(graph.keys());
  peel(left, reverse, graph);
  peel(left, graph, reverse);
  return left;
}

/** Takes away every node without a neighbour in `needs`, again and again. */
function peel(left: Set<string>, needs: Graph, others: Graph): void {
  const count = new Map<string, number>();
  for (const id of left) count.set(id, (needs.get(id) ?? []).filter((one) => left.has(one)).length);
  const queue = [...left].filter((id) => count.get(id) === 0);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    left.delete(id);
    for (const other of others.get(id) ?? []) {
      if (!left.has(other)) continue;
      const remaining = (count.get(other) ?? 0) - 1;
      count.set(other, remaining);
      if (remaining === 0) queue.push(other);
    }
  }
}

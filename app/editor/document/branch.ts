import { listOf, type Records } from './records';

/** A step and what can be reached through it only: the contents of its branch. */
export function branchOf(records: Records, id: string): string[] {
  if (!records.nodes.byId[id]) return [];
  const out = new Map<string, string[]>();
  const entered = new Set<string>();
  for (const { from, to } of listOf(records.edges)) {
    const known = out.get(from);
    if (known) known.push(to);
    else out.set(from, [to]);
    if (from !== to) entered.add(to);
  }
  const roots = records.nodes.ids.filter((each) => each !== id && !entered.has(each));
  const around = reach(roots, out, id);
  const within = reach([id], out, null);
  return records.nodes.ids.filter((each) => each === id || (within.has(each) && !around.has(each)));
}

/** What the roots lead to without passing through `barred`. */
function reach(roots: readonly string[], out: ReadonlyMap<string, string[]>, barred: string | null): Set<string> {
  const seen = new Set<string>(roots);
  const open = [...roots];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of out.get(at) ?? []) {
      if (next === barred || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

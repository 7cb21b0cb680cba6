import type { FlowNode } from '../../../core/document';
import { edgeKey, listOf, type Records } from '../document/records';

/** A way out of a step, as its kind declares it. */
export interface WayOut {
  name: string;
  expected?: boolean;
}

/** A line of the outline. `level` counts from 1; what lies below a line stands deeper and names it as its parent. */
export type OutlineRow = { key: string; level: number; parent: string | null } & (
  | { row: 'step'; id: string }
  /** One of several ways out; what follows it lies below. */
  | { row: 'branch'; from: string; outlet: string }
  /** A way that leads to a step told already: above, or, as a loop, one on the way here. */
  | { row: 'join'; from: string; outlet: string; to: string; loop: boolean }
  /** A way out that leads nowhere yet. */
  | { row: 'open'; from: string; outlet: string }
  /** What no start leads to lies below. */
  | { row: 'loose' }
);

type Bare = OutlineRow extends infer Row ? (Row extends OutlineRow ? Omit<Row, 'level' | 'parent'> : never) : never;

interface Task {
  from: { node: string; outlet: string } | null;
  to: string | null;
  level: number;
  parent: string | null;
  /** The steps on the way here: leading to one of them again is a loop. */
  path: Path | null;
}
interface Path {
  id: string;
  before: Path | null;
}

const onPath = (path: Path | null, id: string): boolean => {
  for (let at = path; at; at = at.before) if (at.id === id) return true;
  return false;
};

/**
 * A flow as a text to be read from top to bottom: from each start the steps follow one another, and only where a step
 * has several ways out do they lie below it, each under the name of its outlet. Every step is told once. Iterative: a
 * document may hold thousands of steps in one chain.
 */
export function outlineOf(records: Records, waysOut: (node: FlowNode) => readonly WayOut[]): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const told = new Set<string>();
  const incoming = new Set(listOf(records.edges).map(({ to }) => to));

  const tell = (tasks: Task[]) => {
    for (let task = tasks.pop(); task; task = tasks.pop()) follow(task, tasks);
  };
  const follow = ({ from, to, level, parent, path }: Task, tasks: Task[]) => {
    const say = (row: Bare) => void rows.push({ ...row, level, parent } as OutlineRow);
    for (let way = from, at = to; ;) {
      const node = at === null ? undefined : records.nodes.byId[at];
      if (way && !node)
        return say({ row: 'open', key: `open ${edgeKey(way.node, way.outlet)}`, from: way.node, outlet: way.outlet });
      if (!node) return;
      const { id } = node;
      if (told.has(id)) {
        if (way)
          say({
            row: 'join',
            key: `join ${edgeKey(way.node, way.outlet)}`,
            from: way.node,
            outlet: way.outlet,
            to: id,
            loop: onPath(path, id),
          });
        return;
      }
      told.add(id);
      path = { id, before: path };
      say({ row: 'step', key: id, id });
      const ways = shownWays(records, node, waysOut(node));
      if (ways.length !== 1) {
        branch(node.id, ways, level + 1, path, tasks);
        return;
      }
      way = { node: id, outlet: ways[0] ?? '' };
      at = records.edges.byId[edgeKey(id, way.outlet)]?.to ?? null;
    }
  };
  /** Pushed last to first, so that the first is told first. */
  const branch = (id: string, ways: readonly string[], level: number, path: Path, tasks: Task[]) => {
    for (const outlet of [...ways].reverse()) {
      const key = `branch ${edgeKey(id, outlet)}`;
      const to = records.edges.byId[edgeKey(id, outlet)]?.to ?? null;
      tasks.push({ from: { node: id, outlet }, to, level: level + 1, parent: key, path });
      heads.set(key, { row: 'branch', key, from: id, outlet, level, parent: id });
    }
  };
  const heads = new Map<string, OutlineRow>();

  const starts = listOf(records.nodes).filter(({ kind }) => kind === 'start');
  for (const { id } of starts) tell([{ from: null, to: id, level: 1, parent: null, path: null }]);
  const loose = () => listOf(records.nodes).filter(({ id }) => !told.has(id));
  const left = loose();
  if (left.length > 0) {
    const at = rows.length;
    if (starts.length > 0) rows.push({ row: 'loose', key: 'loose', level: 1, parent: null });
    const place = starts.length > 0 ? { level: 2, parent: 'loose' } : { level: 1, parent: null };
    // Those that something leads to are told there, unless they only lead to one another.
    for (const { id } of [...left.filter((node) => !incoming.has(node.id)), ...left])
      if (!told.has(id)) tell([{ from: null, to: id, ...place, path: null }]);
    if (rows.length === at + 1 && starts.length > 0) rows.pop();
  }
  return withHeads(rows, heads);
}

/** Puts the name of each way before the first line of what follows it. */
function withHeads(rows: readonly OutlineRow[], heads: ReadonlyMap<string, OutlineRow>): OutlineRow[] {
  const said = new Set<string>();
  return rows.flatMap((row) => {
    const head = row.parent === null || said.has(row.parent) ? undefined : heads.get(row.parent);
    if (!head) return [row];
    said.add(head.key);
    return [head, row];
  });
}

/** Wired ways, those that the flow should say something about, and, where it has none of either, the first. */
function shownWays(records: Records, { id }: FlowNode, ways: readonly WayOut[]): string[] {
  const wired = (name: string) => Object.hasOwn(records.edges.byId, edgeKey(id, name));
  const shown = ways.filter(({ name, expected }) => expected || wired(name)).map(({ name }) => name);
  return shown.length > 0 ? shown : ways.slice(0, 1).map(({ name }) => name);
}

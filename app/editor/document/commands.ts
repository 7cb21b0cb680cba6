import type { FlowEdge, FlowNode, FlowSettings } from '../../../core/document';
import type { JsonObject } from '../../../core/json';
import type { Patch } from './patch';
import { edgeKey, listOf, type FlowNote, type FlowVariables, type Records } from './records';

export interface Point {
  x: number;
  y: number;
}
/** A node's exit. */
export interface Exit {
  from: string;
  outlet: string;
}

/** Commands are plans: they read the records and return patches, and change nothing. */
export function addNode(records: Records, node: FlowNode): Patch[] {
  return [{ in: 'nodes', id: node.id, at: records.nodes.ids.length, after: node }];
}

function replaceNode(records: Records, id: string, change: (node: FlowNode) => FlowNode): Patch[] {
  const before = records.nodes.byId[id];
  if (!before) return [];
  return [{ in: 'nodes', id, at: records.nodes.ids.indexOf(id), before, after: change(before) }];
}

export const renameNode = (records: Records, id: string, name: string): Patch[] =>
  replaceNode(records, id, (node) => ({ ...node, name }));

/** Sets some keys of a node's configuration; `undefined` takes the key out. */
export function configureNode(
  records: Records,
  id: string,
  change: Record<string, JsonObject[string] | undefined>,
): Patch[] {
  return replaceNode(records, id, (node) => {
    const config: JsonObject = { ...node.config };
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) delete config[key];
      else config[key] = value;
    }
    return { ...node, config };
  });
}

export const moveNodes = (records: Records, moves: readonly { id: string; to: Point }[]): Patch[] =>
  moves.flatMap(({ id, to }) => {
    const now = records.nodes.byId[id]?.position;
    return now && (now.x !== to.x || now.y !== to.y)
      ? replaceNode(records, id, (node) => ({ ...node, position: { x: Math.round(to.x), y: Math.round(to.y) } }))
      : [];
  });

/** Wires an outlet to a node. An outlet has one edge at most: the former one goes. */
export function connect(records: Records, exit: Exit, to: string): Patch[] {
  if (!records.nodes.byId[exit.from] || !records.nodes.byId[to]) return [];
  const id = edgeKey(exit.from, exit.outlet);
  const before = records.edges.byId[id];
  if (before?.to === to) return [];
  const at = before ? records.edges.ids.indexOf(id) : records.edges.ids.length;
  return [{ in: 'edges', id, at, before, after: { from: exit.from, outlet: exit.outlet, to } }];
}

/** Takes edges out, last first, so that undo finds each one's place again. */
export const disconnect = (records: Records, ids: Iterable<string>): Patch[] =>
  [...new Set(ids)]
    .map((id) => ({ id, at: records.edges.ids.indexOf(id), before: records.edges.byId[id] }))
    .filter((edge) => edge.before !== undefined)
    .sort((a, b) => b.at - a.at)
    .map(({ id, at, before }): Patch => ({ in: 'edges', id, at, before }));

/**
 * The wires that close the thread where these steps go: what led to them leads on to where they led, as long as there
 * is one way out and no more.
 */
export function bridgesOver(records: Records, ids: Iterable<string>): FlowEdge[] {
  const gone = new Set([...ids].filter((id) => records.nodes.byId[id]));
  const edges = listOf(records.edges);
  return edges.flatMap((edge) => {
    if (gone.has(edge.from) || !gone.has(edge.to)) return [];
    const to = beyond(edges, gone, edge.to);
    return to ? [{ ...edge, to }] : [];
  });
}

/** Takes nodes out with their edges, and bridges them unless the thread should stay `cut`. */
export function removeNodes(records: Records, ids: Iterable<string>, thread: 'bridged' | 'cut' = 'bridged'): Patch[] {
  const gone = [...new Set(ids)].filter((id) => records.nodes.byId[id]);
  return [
    ...loosen(records, gone, thread),
    ...gone
      .map((id) => ({ id, at: records.nodes.ids.indexOf(id), before: records.nodes.byId[id] }))
      .sort((a, b) => b.at - a.at)
      .map(({ id, at, before }): Patch => ({ in: 'nodes', id, at, before })),
  ];
}

/** Takes steps out of the thread, which closes behind them; the wires among them stay. */
export function detach(records: Records, ids: Iterable<string>): Patch[] {
  const taken = new Set(ids);
  const among = (edge: FlowEdge) => taken.has(edge.from) && taken.has(edge.to);
  return loosen(records, [...taken], 'bridged', among);
}

function loosen(
  records: Records,
  ids: readonly string[],
  thread: 'bridged' | 'cut',
  stays: (edge: FlowEdge) => boolean = () => false,
): Patch[] {
  const loose = new Set(ids);
  const cut = listOf(records.edges).filter((edge) => (loose.has(edge.from) || loose.has(edge.to)) && !stays(edge));
  const left = records.edges.ids.length - cut.length;
  return [
    ...disconnect(
      records,
      cut.map((edge) => edgeKey(edge.from, edge.outlet)),
    ),
    ...(thread === 'cut' ? [] : bridgesOver(records, ids)).map((edge, index): Patch => {
      return { in: 'edges', id: edgeKey(edge.from, edge.outlet), at: left + index, after: edge };
    }),
  ];
}

/** Exchanges where two outlets of a step lead; one of them may lead nowhere. */
export function swapTargets(records: Records, node: string, a: string, b: string): Patch[] {
  const [one, other] = [edgeKey(node, a), edgeKey(node, b)];
  const to = { [a]: records.edges.byId[other]?.to, [b]: records.edges.byId[one]?.to };
  if (a === b || to[a] === to[b]) return [];
  const cut = disconnect(records, [one, other]);
  let at = records.edges.ids.length - cut.length;
  return [
    ...cut,
    ...[a, b].flatMap((outlet): Patch[] => {
      const target = to[outlet];
      if (target === undefined) return [];
      return [{ in: 'edges', id: edgeKey(node, outlet), at: at++, after: { from: node, outlet, to: target } }];
    }),
  ];
}

/** The first node that stays, following single ways out of the ones that go. */
function beyond(
  edges: readonly { from: string; to: string }[],
  gone: ReadonlySet<string>,
  from: string,
): string | null {
  const seen = new Set<string>();
  let at = from;
  while (gone.has(at)) {
    if (seen.has(at)) return null;
    seen.add(at);
    const out = edges.filter((edge) => edge.from === at);
    const only = out[0];
    if (out.length !== 1 || !only) return null;
    at = only.to;
  }
  return at;
}

/** Leads an edge through a node: the outlet leads to it, and its `outlet`, if free, on to where the edge led. */
export function routeThrough(records: Records, edgeId: string, node: string, outlet: string | null): Patch[] {
  const edge = records.edges.byId[edgeId];
  if (!edge || edge.from === node || edge.to === node) return [];
  const at = records.edges.ids.indexOf(edgeId);
  const patches: Patch[] = [{ in: 'edges', id: edgeId, at, before: edge, after: { ...edge, to: node } }];
  if (outlet === null || Object.hasOwn(records.edges.byId, edgeKey(node, outlet))) return patches;
  const after = { from: node, outlet, to: edge.to };
  return [...patches, { in: 'edges', id: edgeKey(node, outlet), at: records.edges.ids.length, after }];
}

/** Edges whose outlet is no longer among those a node has: a button that went, a branch taken out. */
export const pruneOutlets = (records: Records, id: string, outlets: ReadonlySet<string>): Patch[] =>
  disconnect(
    records,
    listOf(records.edges)
      .filter((edge) => edge.from === id && !outlets.has(edge.outlet))
      .map((edge) => edgeKey(edge.from, edge.outlet)),
  );

export function setFlow(
  records: Records,
  change: { name?: string; settings?: Partial<FlowSettings>; variables?: FlowVariables },
): Patch[] {
  const before = records.single;
  const after = {
    ...before,
    name: change.name ?? before.name,
    settings: { ...before.settings, ...change.settings },
    variables: change.variables ?? before.variables,
  };
  return [{ in: 'single', before, after }];
}

export const addNote = (records: Records, note: FlowNote): Patch[] => [
  { in: 'notes', id: note.id, at: records.notes.ids.length, after: note },
];

export function changeNote(records: Records, id: string, change: Partial<FlowNote> | null): Patch[] {
  const before = records.notes.byId[id];
  if (!before) return [];
  const at = records.notes.ids.indexOf(id);
  return [{ in: 'notes', id, at, before, after: change ? { ...before, ...change } : undefined }];
}

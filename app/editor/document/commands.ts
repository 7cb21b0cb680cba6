import type { FlowNode, FlowSettings } from '../../../core/document';
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
 * Takes nodes out with their edges. A node with one way in and one way out is bridged: what led to it leads on to where
 * it led, so that deleting a step does not cut the thread.
 */
export function removeNodes(records: Records, ids: Iterable<string>): Patch[] {
  const gone = new Set([...ids].filter((id) => records.nodes.byId[id]));
  const edges = listOf(records.edges);
  const cut = edges.filter((edge) => gone.has(edge.from) || gone.has(edge.to));
  const bridges = cut.flatMap((edge): Patch[] => {
    if (gone.has(edge.from)) return [];
    const target = beyond(edges, gone, edge.to);
    return target ? [{ in: 'edges', id: edgeKey(edge.from, edge.outlet), at: -1, after: { ...edge, to: target } }] : [];
  });
  const left = records.edges.ids.length - cut.length;
  return [
    ...disconnect(
      records,
      cut.map((edge) => edgeKey(edge.from, edge.outlet)),
    ),
    ...[...gone]
      .map((id) => ({ id, at: records.nodes.ids.indexOf(id), before: records.nodes.byId[id] }))
      .sort((a, b) => b.at - a.at)
      .map(({ id, at, before }): Patch => ({ in: 'nodes', id, at, before })),
    ...bridges.map((bridge, index): Patch => ({ ...bridge, at: left + index }) as Patch),
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

/** Puts a node into an edge: the outlet leads to it, and its `outlet` leads on to where the edge led. */
export function insertOnEdge(records: Records, edgeId: string, node: FlowNode, outlet: string | null): Patch[] {
  const edge = records.edges.byId[edgeId];
  if (!edge) return addNode(records, node);
  const patches: Patch[] = [
    ...addNode(records, node),
    { in: 'edges', id: edgeId, at: records.edges.ids.indexOf(edgeId), before: edge, after: { ...edge, to: node.id } },
  ];
  if (outlet !== null) {
    patches.push({
      in: 'edges',
      id: edgeKey(node.id, outlet),
      at: records.edges.ids.length,
      after: { from: node.id, outlet, to: edge.to },
    });
  }
  return patches;
}

/** Nodes and the edges among them, as the clipboard holds them. */
export interface Clip {
  nodes: FlowNode[];
  edges: { from: string; outlet: string; to: string }[];
}

export function copyNodes(records: Records, ids: Iterable<string>): Clip {
  const wanted = new Set(ids);
  return {
    nodes: listOf(records.nodes).filter((node) => wanted.has(node.id)),
    edges: listOf(records.edges).filter((edge) => wanted.has(edge.from) && wanted.has(edge.to)),
  };
}

/** Pastes with new ids, the wiring inside kept, moved by `by`. */
export function pasteNodes(
  records: Records,
  clip: Clip,
  newId: () => string,
  by: Point = { x: 40, y: 40 },
): { patches: Patch[]; ids: string[] } {
  const renamed = new Map(clip.nodes.map((node) => [node.id, newId()]));
  const idOf = (id: string) => renamed.get(id) ?? id;
  const nodes = clip.nodes.map((node, index): Patch => {
    const id = idOf(node.id);
    const position = { x: node.position.x + by.x, y: node.position.y + by.y };
    return { in: 'nodes', id, at: records.nodes.ids.length + index, after: { ...node, id, position } };
  });
  const edges = clip.edges.map((edge, index): Patch => {
    const from = idOf(edge.from);
    const after = { from, outlet: edge.outlet, to: idOf(edge.to) };
    return { in: 'edges', id: edgeKey(from, edge.outlet), at: records.edges.ids.length + index, after };
  });
  return { patches: [...nodes, ...edges], ids: [...renamed.values()] };
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

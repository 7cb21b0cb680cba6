import { z } from 'zod';
import { isTooDeep } from '../../../core/depth';
import { FlowDocumentSchema, type FlowDocument, type FlowNode } from '../../../core/document';
import { readFlowValue, readJsonText, type Refusal } from '../../../core/import';
import type { Json } from '../../../core/json';
import { readNode } from '../canvas/read-node';
import { setFlow, type Point } from './commands';
import { membersOf } from './groups';
import type { Patch } from './patch';
import { edgeKey, listOf, type Records } from './records';

/** What the clipboard holds: steps, the wiring among them, and what they need of their flow. */
export type Clip = Pick<FlowDocument, 'nodes' | 'edges' | 'variables' | 'groups'>;

/** Steps in a text say what they are, so that they are told from a whole flow. */
const CLIP = 'steps';
const ClipSchema = FlowDocumentSchema.pick({
  nodes: true,
  edges: true,
  variables: true,
  groups: true,
}).extend({ hilo: z.literal(CLIP), schema: z.literal(1) });

/** The steps, the wires among them, and the variables and groups that they name. */
export function copyNodes(records: Records, ids: Iterable<string>): Clip {
  const wanted = new Set(ids);
  const nodes = listOf(records.nodes).filter((node) => wanted.has(node.id));
  const used = variablesOf(nodes);
  return {
    nodes,
    edges: listOf(records.edges).filter((edge) => wanted.has(edge.from) && wanted.has(edge.to)),
    variables: records.single.variables.filter(({ name }) => used.has(name)),
    groups: listOf(records.groups).filter(({ id }) => nodes.some((node) => node.group === id)),
  };
}

/** Names of variables that the steps read or set. */
function variablesOf(nodes: readonly FlowNode[]): Set<string> {
  const used = new Set<string>();
  for (const node of nodes) {
    // Texts, rules and expressions alike write `vars.name`.
    for (const [, name] of JSON.stringify(node.config).matchAll(/\bvars\.([A-Za-z_]\w*)/g)) if (name) used.add(name);
    for (const name of readNode(node).assigns) used.add(name);
  }
  return used;
}

/** As text for the system's clipboard: JSON that a person can read and a repository can hold. */
export const writeClip = (clip: Clip): string => JSON.stringify({ hilo: CLIP, schema: 1, ...clip }, null, 2);

export type ReadClip = { read: true; clip: Clip; flow: string | null } | Refusal;

/** A pasted text as steps: those that were copied, or all those of a whole flow, which is then named in `flow`. */
export function readClip(text: string): ReadClip {
  const json = readJsonText(text);
  if (!json.read) return json;
  const steps = stepsOf(json.value);
  if (steps) return { read: true, clip: withoutStrays(steps), flow: null };
  const whole = readFlowValue(json.value);
  return whole.read ? { read: true, clip: whole.document, flow: whole.document.name } : whole;
}

/** Null where it is no text of copied steps that this release can read: then it is judged as a whole flow. */
function stepsOf(value: Json): Clip | null {
  if (isTooDeep(value)) return null;
  const parsed = ClipSchema.safeParse(value);
  if (!parsed.success) return null;
  const { nodes, edges, variables, groups } = parsed.data;
  return { nodes, edges, variables, groups };
}

/** Of steps under one name the first, and no wire without both its ends: somebody may have edited the text. */
function withoutStrays(clip: Clip): Clip {
  const nodes = firstOf(clip.nodes, ({ id }) => id);
  const known = new Set(nodes.map(({ id }) => id));
  const edges = clip.edges.filter((edge) => known.has(edge.from) && known.has(edge.to));
  return { ...clip, nodes, edges: firstOf(edges, ({ from, outlet }) => edgeKey(from, outlet)) };
}

function firstOf<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}

export interface Pasted {
  patches: Patch[];
  /** The new steps. */
  ids: string[];
  /** Variables that the flow lacked and now has. */
  declared: string[];
}

/**
 * Pastes with new ids, the wiring inside kept, moved by `by`. Variables and groups that the steps name and the flow
 * lacks come along; those it has are used, but a group that comes whole stays apart from the one it is of. The stage is that of the lane they come to stand in (`withConsequences`).
 */
export function pasteNodes(records: Records, clip: Clip, newId: (node: { kind: string }) => string, by: Point): Pasted {
  const renamed = new Map(clip.nodes.map((node) => [node.id, newId(node)]));
  const idOf = (id: string) => renamed.get(id) ?? id;
  // Else a copy of a folded group would vanish into it.
  const apart = new Map(
    clip.groups
      .filter(({ id }) => records.groups.byId[id] && membersOf(records, id).every((node) => renamed.has(node.id)))
      .map(({ id }) => [id, newId({ kind: 'group' })]),
  );
  const groupOf = (id: string) => apart.get(id) ?? id;
  const nodes = clip.nodes.map((node, index): Patch => {
    const id = idOf(node.id);
    const position = { x: Math.round(node.position.x + by.x), y: Math.round(node.position.y + by.y) };
    const group = node.group !== undefined && { group: groupOf(node.group) };
    return { in: 'nodes', id, at: records.nodes.ids.length + index, after: { ...node, id, position, ...group } };
  });
  const edges = clip.edges.map((edge, index): Patch => {
    const from = idOf(edge.from);
    const after = { from, outlet: edge.outlet, to: idOf(edge.to) };
    return { in: 'edges', id: edgeKey(from, edge.outlet), at: records.edges.ids.length + index, after };
  });
  const groups = clip.groups
    .map((group) => ({ ...group, id: groupOf(group.id) }))
    .filter(({ id }) => !Object.hasOwn(records.groups.byId, id))
    .map((group, index): Patch => ({
      in: 'groups',
      id: group.id,
      at: records.groups.ids.length + index,
      after: group,
    }));
  const had = new Set(records.single.variables.map(({ name }) => name));
  const variables = clip.variables.filter(({ name }) => !had.has(name));
  const declared = { variables: [...records.single.variables, ...variables] };
  return {
    patches: [...(variables.length > 0 ? setFlow(records, declared) : []), ...groups, ...nodes, ...edges],
    ids: [...renamed.values()],
    declared: variables.map(({ name }) => name),
  };
}

/** Where the steps begin: the upper left corner around them. */
export const cornerOf = (nodes: readonly FlowNode[]): Point => ({
  x: Math.min(...nodes.map((node) => node.position.x)),
  y: Math.min(...nodes.map((node) => node.position.y)),
});

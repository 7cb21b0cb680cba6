import type { FlowDocument, FlowEdge, FlowNode, FlowSettings } from '../../../core/document';
import { same } from '../../../core/edits';

export type FlowNote = FlowDocument['notes'][number];
export type FlowVariables = FlowDocument['variables'];
export type FlowGroup = FlowDocument['groups'][number];
export type FlowStages = FlowDocument['stages'];
export type FlowStage = FlowStages[number];

/** Records in the order of the document: replacing one leaves the identity of every other one alone. */
export interface Collection<T> {
  readonly ids: readonly string[];
  readonly byId: Readonly<Record<string, T>>;
}

/** A flow document as the editor holds it: one store of records, edges keyed by the outlet they leave. */
export interface Records {
  readonly nodes: Collection<FlowNode>;
  readonly edges: Collection<FlowEdge>;
  readonly notes: Collection<FlowNote>;
  readonly groups: Collection<FlowGroup>;
  /** What there is one of. */
  readonly single: {
    readonly kind: FlowDocument['kind'];
    readonly name: string;
    readonly settings: FlowSettings;
    readonly variables: FlowVariables;
    readonly stages: FlowStages;
  };
}

/** One edge at most per outlet: the outlet is the edge's key. */
export const edgeKey = (from: string, outlet: string): string => `${from} ${outlet}`;

function collect<T>(items: readonly T[], key: (item: T) => string): Collection<T> {
  // With no prototype it is a table from the beginning: another object would change its shape with each of the first thousand.
  const byId = Object.create(null) as Record<string, T>;
  for (const item of items) byId[key(item)] = item;
  return { ids: items.map(key), byId };
}

/** The items in their order. */
export const listOf = <T>(collection: Collection<T>): T[] => collection.ids.flatMap((id) => collection.byId[id] ?? []);

export function toRecords(document: FlowDocument): Records {
  const { kind, name, settings, variables, stages } = document;
  return {
    nodes: collect(document.nodes, (node) => node.id),
    edges: collect(document.edges, (edge) => edgeKey(edge.from, edge.outlet)),
    notes: collect(document.notes, (note) => note.id),
    groups: collect(document.groups, (group) => group.id),
    single: { kind, name, settings, variables, stages },
  };
}

/** The document to save: the inverse of `toRecords`. */
export function toDocument(records: Records): FlowDocument {
  const { kind, name, settings, variables, stages } = records.single;
  return {
    schema: 1,
    kind,
    name,
    settings,
    variables,
    nodes: listOf(records.nodes),
    edges: listOf(records.edges),
    notes: listOf(records.notes),
    groups: listOf(records.groups),
    stages,
  };
}

/** The document as records that keep the identity of whatever is in them already. */
export function adoptDocument(records: Records, document: FlowDocument): Records {
  const next = toRecords(document);
  return {
    nodes: reuse(records.nodes, next.nodes),
    edges: reuse(records.edges, next.edges),
    notes: reuse(records.notes, next.notes),
    groups: reuse(records.groups, next.groups),
    single: same(records.single, next.single) ? records.single : next.single,
  };
}

function reuse<T>(before: Collection<T>, next: Collection<T>): Collection<T> {
  const ids = same(before.ids, next.ids) ? before.ids : next.ids;
  let changed = ids !== before.ids;
  const byId = Object.fromEntries(
    Object.entries(next.byId).map(([id, item]) => {
      const kept = before.byId[id];
      if (kept !== undefined && same(kept, item)) return [id, kept];
      changed = true;
      return [id, item];
    }),
  );
  return changed ? { ids, byId } : before;
}

import type { FlowDocument, FlowNode } from '../document';
import type { JsonObject } from '../json';
import type { ConfiguredNode } from '../kind';
import type { Environment, Problem } from '../program';

/** A document whose nodes have been read by their kinds: what the checks look at. */
export interface Drawn {
  document: FlowDocument;
  environment: Environment;
  /** Nodes that could be read, by id. */
  nodes: ReadonlyMap<string, { node: FlowNode; kind: { kind: string; group: string }; configured: ConfiguredNode }>;
  /** Edges between them, one an outlet, by node and outlet. */
  edges: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export type Report = (node: string | null, code: string, params?: JsonObject, severity?: Problem['severity']) => void;

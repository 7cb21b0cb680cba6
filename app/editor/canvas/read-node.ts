import type { FlowNode } from '../../../core/document';
import { findKind } from '../../../core/nodes';
import type { Outlet } from '../../../core/kind';
import type { Said } from '../../../core/run';

export interface NodeReading {
  outlets: readonly Outlet[];
  /** Outlets that are allowed but not drawn: their wires stay when the step is switched over and back. */
  hidden: readonly string[];
  said: Said | null;
  issues: readonly { field: string; issue: string }[];
}

const KNOWN = new WeakMap<FlowNode['config'], Map<string, NodeReading>>();
const UNKNOWN: NodeReading = { outlets: [], hidden: [], said: null, issues: [] };

/** What a node's kind makes of its configuration; computed once per configuration, since records keep their identity. */
export function readNode(node: FlowNode): NodeReading {
  const perKind = KNOWN.get(node.config) ?? new Map<string, NodeReading>();
  KNOWN.set(node.config, perKind);
  const known = perKind.get(node.kind);
  if (known) return known;
  const read = findKind(node.kind)?.read(node.config);
  const reading: NodeReading = !read
    ? UNKNOWN
    : read.ok
      ? { outlets: read.node.outlets, hidden: read.node.hidden, said: read.node.describe(), issues: [] }
      : { outlets: [], hidden: [], said: null, issues: read.issues };
  perKind.set(node.kind, reading);
  return reading;
}

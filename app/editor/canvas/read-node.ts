import type { FlowNode } from '../../../core/document';
import type { Json, JsonObject } from '../../../core/json';
import type { NodeKind, Outlet } from '../../../core/kind';
import { findKind } from '../../../core/nodes';
import type { Said } from '../../../core/run';
import type { Language } from '../../../core/vocabulary';

export interface NodeReading {
  outlets: readonly Outlet[];
  /** Outlets that are allowed but not drawn: their wires stay when the step is switched over and back. */
  hidden: readonly string[];
  /** Variables that the step sets. */
  assigns: readonly string[];
  /** What it does, in one line for a reader; null while unfinished. */
  said: ((language: Language) => Said) | null;
  issues: readonly { field: string; issue: string }[];
}

const KNOWN = new WeakMap<FlowNode['config'], Map<string, NodeReading>>();
const UNKNOWN: NodeReading = { outlets: [], hidden: [], assigns: [], said: null, issues: [] };

/** What a node's kind makes of its configuration; computed once per configuration, since records keep their identity. */
export function readNode(node: Pick<FlowNode, 'kind' | 'config'>): NodeReading {
  const perKind = KNOWN.get(node.config) ?? new Map<string, NodeReading>();
  KNOWN.set(node.config, perKind);
  const known = perKind.get(node.kind);
  if (known) return known;
  const kind = findKind(node.kind);
  const reading = kind ? readWith(kind, node.config) : UNKNOWN;
  perKind.set(node.kind, reading);
  return reading;
}

/** Whether its configuration was read already: asking again costs nothing. */
export const isRead = (node: Pick<FlowNode, 'kind' | 'config'>): boolean =>
  KNOWN.get(node.config)?.has(node.kind) ?? false;

function readWith(kind: NodeKind, config: JsonObject): NodeReading {
  const read = kind.read(config);
  if (read.ok) {
    const { outlets, hidden, assigns } = read.node;
    return { outlets, hidden, assigns, said: read.node.describe, issues: [] };
  }
  const { issues } = read;
  // Unfinished, but its ways out are mostly clear already: a start without its event's name still leads on.
  for (const stopgap of STOPGAPS) {
    const mended = issues.reduce((whole, { field }) => put(whole, field.split('.'), stopgap), config as Json);
    const again = kind.read(mended as JsonObject);
    if (!again.ok) continue;
    const { outlets, hidden } = again.node;
    return { outlets, hidden, assigns: [], said: null, issues };
  }
  return { ...UNKNOWN, issues };
}

/** What may stand where a field is empty: a text, a number, a rule. */
const STOPGAPS: readonly Json[] = ['x', 1, { field: 'x', op: 'is_set' }];

function put(whole: Json | undefined, [key, ...rest]: string[], value: Json): Json {
  if (key === undefined) return value;
  if (Array.isArray(whole)) return whole.map((item, at) => (String(at) === key ? put(item, rest, value) : item));
  const object = typeof whole === 'object' && whole !== null ? whole : {};
  return { ...object, [key]: put(object[key], rest, value) };
}

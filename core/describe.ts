import type { FlowNode } from './document';
import { findKind } from './nodes';
import type { Said } from './run';

/**
 * One line for a node, from its config: "Espera 1 día", "WhatsApp · plantilla postventa_24h". Total: an unknown kind
 * or an unfinished config has a line too. `say` gives it a language.
 * @example say(describeNode(node), 'es')
 */
export function describeNode(node: Pick<FlowNode, 'kind'> & { config?: Record<string, unknown> | undefined }): Said {
  const kind = findKind(node.kind);
  if (!kind) return { code: 'describe.unknown', params: { kind: node.kind } };
  const read = kind.read(node.config ?? {});
  return read.ok ? read.node.describe() : { code: 'describe.incomplete', params: { kind: node.kind } };
}

import type { FlowNode } from './document';
import { findKind } from './nodes';
import type { Said } from './run';
import type { Language } from './vocabulary';

/**
 * One line for a node, from its config: "Espera 1 día", "WhatsApp · plantilla postventa_24h". Total: an unknown kind
 * or an unfinished config has a line too. `language` is the reader's: a message is quoted in it where it is written in it.
 * @example say(describeNode(node, 'es'), 'es')
 */
export function describeNode(
  node: Pick<FlowNode, 'kind'> & { config?: Record<string, unknown> | undefined },
  language: Language,
): Said {
  const kind = findKind(node.kind);
  if (!kind) return { code: 'describe.unknown', params: { kind: node.kind } };
  const read = kind.read(node.config ?? {});
  return read.ok ? read.node.describe(language) : { code: 'describe.incomplete', params: { kind: node.kind } };
}

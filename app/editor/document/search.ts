import type { FlowNode } from '../../../core/document';
import type { Json } from '../../../core/json';
import { listOf, type Records } from './records';

/** A step that was found, and what about it: its name, its kind, its id, or words of its configuration. */
export interface Found {
  id: string;
  /** The place of the configuration that matched, in its words; null if its name or kind did. */
  quote: string | null;
}

/** Without accents and case: who looks for «telefono» means «Teléfono». */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const CONTEXT = 28;

/**
 * The steps that a search means, best first: by name, then by kind, id, and the texts and variables of the
 * configuration. Every word must be found. An empty search means every step, in the flow's order.
 */
export function searchSteps(
  records: Records,
  query: string,
  nameOf: (node: FlowNode) => string,
  kindOf: (node: FlowNode) => string,
): Found[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const nodes = listOf(records.nodes);
  if (words.length === 0) return nodes.map(({ id }) => ({ id, quote: null }));
  const ranked = nodes.flatMap((node, at) => {
    const head = plain(`${nameOf(node)} ${kindOf(node)} ${node.id}`);
    const name = plain(nameOf(node));
    const texts = words.every((word) => head.includes(word)) ? [] : textsIn(node.config);
    const body = plain(texts.join('\n'));
    if (!words.every((word) => head.includes(word) || body.includes(word))) return [];
    const rank = words.every((word) => name.includes(word))
      ? name.startsWith(words[0] ?? '')
        ? 0
        : 1
      : texts.length
        ? 3
        : 2;
    return [{ found: { id: node.id, quote: quoteOf(texts, words) }, rank, at }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.at - b.at).map(({ found }) => found);
}

/** Every text in a configuration: what is said, variables and their values, addresses. */
function textsIn(value: Json): string[] {
  if (typeof value === 'string') return value ? [value] : [];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function quoteOf(texts: readonly string[], words: readonly string[]): string | null {
  for (const text of texts) {
    const at = Math.min(...words.map((word) => plain(text).indexOf(word)).filter((found) => found >= 0));
    if (!Number.isFinite(at)) continue;
    const from = Math.max(0, at - CONTEXT);
    const part = text.slice(from, from + 120).replace(/\s+/g, ' ');
    return from > 0 ? `…${part}` : part;
  }
  return null;
}

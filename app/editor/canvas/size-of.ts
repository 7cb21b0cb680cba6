import type { FlowNode } from '../../../core/document';
import { editorOf } from '../nodes';
import { cardGeometry, heightWithPills } from './geometry';
import { readNode } from './read-node';

/** How much of the paper a step takes, drawn or not yet: its card and the pills below it. */
export function sizeOf(node: FlowNode): { width: number; height: number } {
  const outlets = readNode(node).outlets.map(({ name, expected, inbound }) => {
    return { name, primary: Boolean(expected ?? inbound), wired: false };
  });
  const { shape, badges } = editorOf(node.kind);
  const card = cardGeometry(shape, outlets, false, badges !== undefined);
  return { width: card.width, height: heightWithPills(card) };
}

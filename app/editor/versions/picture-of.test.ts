import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../../../core/diff';
import { FlowDocumentSchema, type FlowDocument } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { CARD_WIDTH } from '../canvas/geometry';
import { pictureOf } from './picture-of';

const before = FlowDocumentSchema.parse(POST_SALE);
const picture = (after: FlowDocument) => pictureOf(after, diffDocuments(before, after));
const without = (id: string): FlowDocument => ({
  ...before,
  nodes: before.nodes.filter((node) => node.id !== id),
  edges: before.edges.filter(({ from, to }) => from !== id && to !== id),
});

describe('S14 a comparison as one drawing', () => {
  it('shows a removed step where it stood, with the wires it had', () => {
    const { document, marks } = picture(without('email'));
    expect(document.nodes.find(({ id }) => id === 'email')?.position).toEqual(
      before.nodes.find(({ id }) => id === 'email')?.position,
    );
    expect(marks.get('email')).toBe('removed');
    expect(marks.get('ask no_answer')).toBe('removed');
    expect(document.edges).toHaveLength(before.edges.length);
  });

  it('puts a ghost aside where another step has taken its place', () => {
    const after = without('email');
    after.nodes.push({ id: 'sms', kind: 'end', name: '', config: {}, position: { x: 10, y: 450 } });
    const ghost = picture(after).document.nodes.find(({ id }) => id === 'email');
    expect(ghost?.position.x).toBeGreaterThanOrEqual(10 + CARD_WIDTH);
  });

  it('draws a redirected wire once, where it leads now', () => {
    const edges = before.edges.map((edge) => (edge.outlet === 'no_answer' ? { ...edge, to: 'silent' } : edge));
    const { document, marks } = picture({ ...before, edges });
    expect(document.edges.filter(({ from, outlet }) => from === 'ask' && outlet === 'no_answer')).toHaveLength(1);
    expect(marks.get('ask no_answer')).toBe('changed');
  });

  it('has neither marks nor ghosts where nothing changed', () => {
    const { document, marks } = picture(structuredClone(before));
    expect(marks.size).toBe(0);
    expect(document.nodes).toHaveLength(before.nodes.length);
  });
});

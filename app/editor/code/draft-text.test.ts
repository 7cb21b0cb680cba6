import { describe, expect, it } from 'vitest';
import { FlowDocumentSchema, type FlowDocument } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { replaceDocument } from '../document/replace';
import { say } from '../../../core/words';
import { toDocument } from '../document/records';
import { createEditor } from '../store';
import { draftTextOf, onDocument, onText } from './draft-text';

const flow = (): FlowDocument => FlowDocumentSchema.parse(POST_SALE);
const rename = (document: FlowDocument, id: string, name: string): FlowDocument => ({
  ...document,
  nodes: document.nodes.map((node) => (node.id === id ? { ...node, name } : node)),
});

describe('the flow as text and on the canvas', () => {
  it('hands on what was written, as one edit of one step', () => {
    const editor = createEditor(flow());
    const before = editor.getState().records;
    const { text } = draftTextOf(flow());
    const { apply, draft } = onText(draftTextOf(flow()), text.replace('"Un día"', '"Dos días"'), flow());
    if (!apply) throw new Error('it can be read');
    const patches = replaceDocument(before, apply);
    expect(patches).toHaveLength(1);
    editor.getState().run(() => patches);
    expect(editor.getState().records.nodes.byId.day?.name).toBe('Dos días');
    expect(onDocument(draft, toDocument(editor.getState().records))).toBe(draft);
  });

  it('keeps a text that cannot be read, says where, and leaves the canvas alone', () => {
    const broken = draftTextOf(flow()).text.replace('"name": "Un día",', '"name": "Un día"');
    const { draft, apply } = onText(draftTextOf(flow()), broken, flow());
    expect(apply).toBeNull();
    expect(draft.text).toBe(broken);
    expect(draft.refusal?.reason).toMatchObject({ code: 'import.not_json' });
    expect(draft.refusal?.reason.params.line).toBeGreaterThan(1);
  });

  it('follows the canvas while it says the same', () => {
    const draft = onDocument(draftTextOf(flow()), rename(flow(), 'day', 'Pausa'));
    expect(draft.text).toContain('"Pausa"');
  });

  it('keeps both, when others change the canvas while the text cannot be read', () => {
    const half = onText(draftTextOf(flow()), '{', flow()).draft;
    const theirs = rename(flow(), 'day', 'De ellos');
    const behind = onDocument(half, theirs);
    expect(behind).toMatchObject({ text: '{', behind: true });
    const mine = draftTextOf(rename(flow(), 'ask', 'Mío')).text;
    const { draft, apply } = onText(behind, mine, theirs);
    expect(apply?.nodes.filter(({ id }) => id === 'day' || id === 'ask').map(({ name }) => name)).toEqual([
      'De ellos',
      'Mío',
    ]);
    expect(draft).toMatchObject({ refusal: null, behind: false });
    expect(draft.text).toContain('De ellos');
  });

  it('says which field no flow has, at the top or further in, and keeps it as it was written', () => {
    const written = JSON.parse(draftTextOf(flow()).text) as { nodes: object[] };
    const text = JSON.stringify({
      ...written,
      nmae: 'x',
      nodes: [{ ...written.nodes[0], colour: 1 }, ...written.nodes.slice(1)],
    });
    const { draft, apply } = onText(draftTextOf(flow()), text, flow());
    expect(apply).toBeNull();
    expect(draft.text).toBe(text);
    expect(draft.refusal?.issues).toEqual([
      { code: 'document.unknown_field', params: { field: 'nodes.0.colour' } },
      { code: 'document.unknown_field', params: { field: 'nmae' } },
    ]);
    expect(say(draft.refusal?.reason ?? { code: '', params: {} }, 'es')).toContain('«nodes.0.colour»');
    // What a step's own kind is set to is judged by the kind.
    expect(onText(draftTextOf(flow()), draftTextOf(flow()).text, flow()).apply).not.toBeNull();
  });

  it('says which field is wrong, and changes nothing', () => {
    const { draft, apply } = onText(draftTextOf(flow()), draftTextOf({ ...flow(), name: '' }).text, flow());
    expect(apply).toBeNull();
    expect(draft.refusal?.issues).toMatchObject([{ params: { field: 'name' } }]);
  });

  it('waits with an id that is being changed until its wires follow, and loses none of them', () => {
    const half = draftTextOf(flow()).text.replace('"id": "day"', '"id": "pause"');
    const { draft, apply } = onText(draftTextOf(flow()), half, flow());
    expect(apply).toBeNull();
    expect(draft.text).toBe(half);
    expect(draft.refusal?.issues.map(({ code }) => code).sort()).toEqual(['edge.from_nowhere', 'edge.to_nowhere']);
    const whole = half.replaceAll('"day"', '"pause"');
    expect(onText(draft, whole, flow()).apply?.edges).toHaveLength(flow().edges.length);
  });
});

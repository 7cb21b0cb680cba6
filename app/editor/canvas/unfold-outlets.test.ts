import { expect, it } from 'vitest';
import { flowOf } from '../../../tests/support/flow';
import { createEditor } from '../store';
import { drawCards } from './cards';
import { unfoldOutlets } from './unfold-outlets';

const choices = Array.from({ length: 12 }, (_, at) => ({ id: `c${at}`, title: `Opción ${at}` }));
const document = flowOf({
  kind: 'bot',
  nodes: [
    {
      id: 'ask',
      kind: 'handoff',
      config: { outcomes: choices.map(({ id }) => id) },
      position: { x: 0, y: 0 },
    },
    { id: 'below', kind: 'end', position: { x: 0, y: 200 } },
    { id: 'beside', kind: 'end', position: { x: 600, y: 200 } },
  ],
  edges: [{ from: 'ask', outlet: 'timeout', to: 'below' }],
});
const place = (editor: ReturnType<typeof createEditor>, id: string) =>
  editor.getState().records.nodes.byId[id]?.position.y;

it('S1 what stands below a card that unfolds makes room, and undo puts it back', () => {
  const editor = createEditor(document);
  const heightOf = () => drawCards(editor.getState().records, editor.getState().unfolded).get('ask')?.height ?? 0;
  const folded = heightOf();
  unfoldOutlets(editor, 'ask');
  expect(heightOf()).toBeGreaterThan(folded);
  expect(place(editor, 'below')).toBeGreaterThan(heightOf());
  expect(place(editor, 'beside')).toBe(200);
  editor.getState().undo();
  expect(place(editor, 'below')).toBe(200);
});

it('a flow that may only be looked at stays where it is', () => {
  const editor = createEditor(document, { readOnly: true });
  unfoldOutlets(editor, 'ask');
  expect(editor.getState().unfolded.has('ask')).toBe(true);
  expect(place(editor, 'below')).toBe(200);
});

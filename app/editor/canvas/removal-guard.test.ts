import { describe, expect, it } from 'vitest';
import { flowOf } from '../../../tests/support/flow';
import { createWords } from '../../words';
import { createEditor } from '../store';
import { removeSelected } from './edits';
import { questionBefore } from './removal-guard';

const document = flowOf({
  kind: 'bot',
  name: 'Identidad',
  nodes: [
    { id: 'in', kind: 'start', config: { on: 'flow' } },
    { id: 'yes', kind: 'end', config: { name: 'Confirmada' } },
    { id: 'also', kind: 'end', name: 'Confirmada' },
    { id: 'no', kind: 'end', config: { name: 'Sin confirmar' } },
  ],
  edges: [{ from: 'in', outlet: 'next', to: 'no' }],
});
const w = createWords('es');

function editorWith(ends: { name: string; node: string | null }[]) {
  const editor = createEditor(document);
  editor.getState().setCallers([
    { flow: 'a', name: 'Bot de pedidos', step: 'run', stepName: 'Verificar', ends },
    { flow: 'b', name: 'Bot de citas', step: 'run', stepName: '', ends },
  ]);
  return editor;
}

describe('S17 before an end is deleted', () => {
  it('names the flows that leave by it, and deletes nothing until it is answered', () => {
    const editor = editorWith([{ name: 'Sin confirmar', node: 'no' }]);
    editor.getState().select(['no']);
    removeSelected(editor, w);
    const { floating, records } = editor.getState();
    expect(records.nodes.byId.no).toBeDefined();
    expect(floating).toMatchObject({ show: 'sure', title: 'Otros flujos salen por «Sin confirmar»' });
    if (floating?.show !== 'sure') return;
    expect(floating.text).toContain('Bot de pedidos (Verificar), Bot de citas');
    floating.run();
    expect(editor.getState().records.nodes.byId.no).toBeUndefined();
  });

  it('does not ask while another end has the name, but for both of them', () => {
    const editor = editorWith([{ name: 'Confirmada', node: 'yes' }]);
    editor.getState().select(['yes']);
    expect(questionBefore(editor.getState(), w)).toBeNull();
    editor.getState().select(['yes', 'also']);
    expect(questionBefore(editor.getState(), w)?.title).toContain('«Confirmada»');
  });

  it('does not ask for what nobody leaves by, or for an end that was lost before', () => {
    const editor = editorWith([{ name: 'Vencida', node: null }]);
    editor.getState().select(['no']);
    expect(questionBefore(editor.getState(), w)).toBeNull();
  });
});

import type { ReactFlowInstance } from '@xyflow/react';
import { describe, expect, it } from 'vitest';
import { LEAST_NOTE, NOTE_SIZE } from '../../../core/document';
import { flowOf } from '../../../tests/support/flow';
import { createWords } from '../../words';
import { toDocument } from '../document/records';
import { createEditor } from '../store';
import { CANVAS_ACTIONS } from './canvas-action-list';

const document = flowOf({
  nodes: [{ id: 'a', kind: 'start' }],
  notes: [{ id: 'n', text: 'Ojo', position: { x: 40, y: 40 } }],
});

function desk() {
  const editor = createEditor(document);
  const scope = { editor, flow: {} as ReactFlowInstance, w: createWords('es'), screen: { x: 0, y: 0 } };
  const find = (name: string) => CANVAS_ACTIONS.find((action) => action.name === name);
  return {
    editor,
    can: (name: string) => find(name)?.when?.(scope) ?? false,
    press: (name: string, times = 1) => Array.from({ length: times }, () => find(name)?.run(scope)),
    note: () => editor.getState().records.notes.byId.n,
  };
}

describe('S16 a note by menu and keys', () => {
  it('is resized in one mark, within what a note may be, and undone', () => {
    const { editor, press, note } = desk();
    editor.getState().selectNote('n');
    press('studio.note.wider', 3);
    press('studio.note.taller');
    expect(note()?.size).toEqual({ width: NOTE_SIZE.width + 60, height: NOTE_SIZE.height + 20 });
    press('studio.note.shorter', 20);
    expect(note()?.size?.height).toBe(LEAST_NOTE.height);
    editor.getState().undo();
    expect(toDocument(editor.getState().records)).toEqual(document);
  });

  it('moves as steps do', () => {
    const { editor, press, note } = desk();
    editor.getState().selectNote('n');
    press('studio.action.move.right');
    press('studio.action.far.down');
    expect(note()?.position).toEqual({ x: 48, y: 80 });
  });

  it('leaves the arrows to the steps while one is selected', () => {
    const { editor, can } = desk();
    editor.getState().selectNote('n');
    expect(can('studio.note.wider')).toBe(true);
    editor.getState().select(['a']);
    expect(can('studio.note.wider')).toBe(false);
  });
});

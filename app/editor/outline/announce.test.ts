import { describe, expect, it } from 'vitest';
import { FlowDocumentSchema } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { addNode, connect, moveNodes, removeNodes } from '../document/commands';
import { applyPatches, type Patch } from '../document/patch';
import type { Records } from '../document/records';
import { createEditor } from '../store';
import { announcementOf, type Announcement } from './announce';

const node = { id: 'new', kind: 'wait', name: '', config: {}, position: { x: 0, y: 0 } };
const addAfter = (records: Records): Patch[] => {
  const added = addNode(records, node);
  return [...added, ...connect(applyPatches(records, added), { from: 'day', outlet: 'next' }, 'new')];
};

describe('what an edit is told as (S22)', () => {
  it.each<[string, (records: Records) => readonly Patch[], Announcement | null]>([
    ['a step on the paper', (records) => addNode(records, node), { did: 'added', id: 'new', after: null }],
    ['a step after another', addAfter, { did: 'added', id: 'new', after: 'day' }],
    [
      'a wire',
      (records) => connect(records, { from: 'person', outlet: 'resolved' }, 'satisfied'),
      { did: 'connected', from: 'person', outlet: 'resolved', to: 'satisfied' },
    ],
    ['a move, of which nothing is said', (records) => moveNodes(records, [{ id: 'day', to: { x: 9, y: 9 } }]), null],
    ['a delete, which its notice tells', (records) => removeNodes(records, ['silent']), null],
  ])('%s', (_name, plan, said) => {
    const editor = createEditor(FlowDocumentSchema.parse(POST_SALE));
    const before = editor.getState();
    before.run(plan);
    expect(announcementOf(before, editor.getState())).toEqual(said);
    const done = editor.getState();
    done.undo();
    const undone = editor.getState();
    expect(announcementOf(done, undone)).toEqual({ did: 'undone' });
    undone.redo();
    expect(announcementOf(undone, editor.getState())).toEqual({ did: 'redone' });
  });
});

import type { ReactFlowInstance } from '@xyflow/react';
import { describe, expect, it } from 'vitest';
import { FlowDocumentSchema } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { createEditor } from '../store';
import { extend, walk } from './walk';

// Nothing is drawn: every way out counts.
const flow = { getNode: () => undefined } as unknown as ReactFlowInstance;

describe('S3 steps are gathered by keys', () => {
  it('takes in the step that an arrow leads to, one after the other', () => {
    const editor = createEditor(FlowDocumentSchema.parse(POST_SALE));
    const selected = () => editor.getState().selected;
    editor.getState().select(['purchase']);
    extend(editor, flow, 'down');
    extend(editor, flow, 'down');
    expect(selected()).toEqual(['purchase', 'day', 'ask']);
    extend(editor, flow, 'up');
    expect(selected()).toEqual(['purchase', 'ask', 'day']);
    walk(editor, flow, 'down');
    expect(selected()).toEqual(['ask']);
  });
});

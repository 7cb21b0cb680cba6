import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { FlowDocument } from '../../core/document';
import type { Environment } from '../../core/program';
import { FlowCanvas } from './canvas/flow-canvas';
import { createEditor, EditorProvider, type EditorState, type Lit } from './store';
import { StudioProvider } from './studio-context';

/**
 * A flow to look at, with a path lit on it: a run's page, a version. Fills its parent, which must be a flex box.
 * @example <FlowPicture label={w('runs.path')} flowId={flow} document={version.document} lit={litOf(steps, at)} />
 */
export function FlowPicture(props: {
  label: string;
  flowId: string;
  document: FlowDocument;
  lit: Lit | null;
  /** A comparison: what became of each step and wire. */
  changes?: EditorState['changes'];
  selected?: string | null;
  onSelect?: (node: string | null) => void;
  environment?: Environment;
  children?: ReactNode;
}) {
  const { document, lit, flowId, onSelect, selected } = props;
  const [editor] = useState(() =>
    createEditor(document, { readOnly: true, changes: props.changes ?? null, ...(lit ? { lit } : {}) }),
  );
  useEffect(() => editor.getState().setLit(lit), [editor, lit]);
  useEffect(() => {
    if (selected !== undefined) editor.getState().select(selected === null ? [] : [selected]);
  }, [editor, selected]);
  useEffect(
    () =>
      editor.subscribe((now, before) => {
        if (now.selected !== before.selected) onSelect?.(now.selected[0] ?? null);
      }),
    [editor, onSelect],
  );
  const studio = useMemo(
    () => ({ flowId, environment: props.environment ?? { templates: [], flows: [], channels: undefined } }),
    [flowId, props.environment],
  );
  return (
    <EditorProvider value={editor}>
      <StudioProvider value={studio}>
        <ReactFlowProvider initialWidth={1200} initialHeight={800}>
          <FlowCanvas label={props.label}>{props.children}</FlowCanvas>
        </ReactFlowProvider>
      </StudioProvider>
    </EditorProvider>
  );
}

import { useRef } from 'react';
import { late, useAhead } from '../../ui/late';
import { MissingPart } from '../../ui/missing-part';
import { Sheet } from '../../ui/sheet';
import { useWords } from '../../words/page';
import { useEditor, useEditorStore, type EditorState } from '../store';
import type { PanelProps } from './index';

export const SideSheet = late(() => import('./side-sheet').then((file) => file.SideSheet), MissingSheet);

const isWanted = (state: EditorState) => state.mode === 'test' || state.panel !== null || state.selected.length > 0;

/**
 * The place of the right side. Behind it stand the forms of all kinds, the panels and the test, with the engines they
 * play and preview with: their code comes once the canvas rests, or with the first press.
 */
export function SidePlace(props: PanelProps) {
  const wanted = useEditor(isWanted);
  const opened = useRef(false);
  opened.current ||= wanted;
  useAhead(SideSheet);
  return opened.current && <SideSheet {...props} />;
}

function MissingSheet({ again }: { again: () => void }) {
  const w = useWords();
  const wanted = useEditor(isWanted);
  const { select, setMode, setPanel } = useEditorStore().getState();
  const close = () => {
    select([]);
    setPanel(null);
    setMode('build');
  };
  return (
    wanted && (
      <Sheet title={null} label={w('studio.sheet.label')} onClose={close}>
        <MissingPart again={again} />
      </Sheet>
    )
  );
}

import { useCalm } from '../canvas/use-calm';
import { useEditor } from '../store';
import { TestSheet } from '../test/test-sheet';
import { PANELS, type PanelProps } from './index';
import { NodeSheet } from './node-sheet';
import { SelectionSheet } from './selection-sheet';

/** The right side: the test, what is selected, or the panel that is open. Apart, so that the Studio around it does not follow the selection. */
export function SideSheet({ studio, saving }: PanelProps) {
  const mode = useEditor((state) => state.mode);
  const panel = useEditor((state) => state.panel);
  const several = useCalm((state) => state.selected.length > 1);
  const only = useCalm((state) => (state.selected.length === 1 ? (state.selected[0] ?? null) : null));
  if (mode === 'test') return <TestSheet studio={studio} saving={saving} />;
  if (only !== null) return <NodeSheet key={only} id={only} />;
  if (several) return <SelectionSheet />;
  const Panel = panel && PANELS[panel];
  return Panel && <Panel studio={studio} saving={saving} />;
}

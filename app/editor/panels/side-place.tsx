import { useRef } from 'react';
import { late, useAhead } from '../../ui/late';
import { useEditor } from '../store';
import type { PanelProps } from './index';

export const SideSheet = late(() => import('./side-sheet').then((file) => file.SideSheet));

/**
 * The place of the right side. Behind it stand the forms of all kinds, the panels and the test, with the engines they
 * play and preview with: their code comes once the canvas rests, or with the first press.
 */
export function SidePlace(props: PanelProps) {
  const wanted = useEditor((state) => state.mode === 'test' || state.panel !== null || state.selected.length > 0);
  const opened = useRef(false);
  opened.current ||= wanted;
  useAhead(SideSheet);
  return opened.current && <SideSheet {...props} />;
}

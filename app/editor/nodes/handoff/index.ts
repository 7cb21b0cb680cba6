import { Headset } from 'lucide-react';
import type { KindEditor } from '../kind-editor';

export const handoff: KindEditor = {
  kind: 'handoff',
  icon: Headset,
  shape: 'people',
  name: 'studio.kind.handoff',
  about: 'studio.kind.handoff.about',
  initial: () => ({ summary: '', outcomes: [], timeout: null }),
  outletLabel: (_config, outlet) => (outlet.startsWith('resolved:') ? outlet.slice('resolved:'.length) : null),
};

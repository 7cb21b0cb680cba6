import { Timer } from 'lucide-react';
import type { KindEditor } from '../kind-editor';

export const wait: KindEditor = {
  kind: 'wait',
  icon: Timer,
  shape: 'card',
  name: 'studio.kind.wait',
  about: 'studio.kind.wait.about',
  initial: () => ({ until: 'duration', duration: { amount: 1, unit: 'days' } }),
};

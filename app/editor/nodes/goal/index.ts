import { Flag } from 'lucide-react';
import type { KindEditor } from '../kind-editor';

export const goal: KindEditor = {
  kind: 'goal',
  icon: Flag,
  shape: 'card',
  name: 'studio.kind.goal',
  about: 'studio.kind.goal.about',
  initial: () => ({ name: '' }),
};

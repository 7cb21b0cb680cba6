import { CircleStop } from 'lucide-react';
import { textOf } from '../../forms/config';
import type { KindEditor } from '../kind-editor';

export const end: KindEditor = {
  kind: 'end',
  icon: CircleStop,
  shape: 'bar',
  name: 'studio.kind.end',
  about: 'studio.kind.end.about',
  initial: () => ({}),
  summary: (config) => textOf(config.name) || null,
};

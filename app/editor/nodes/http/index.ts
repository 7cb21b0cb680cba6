import { Globe } from 'lucide-react';
import type { KindEditor } from '../kind-editor';

export const http: KindEditor = {
  kind: 'http',
  icon: Globe,
  shape: 'card',
  name: 'studio.kind.http',
  about: 'studio.kind.http.about',
  initial: () => ({ method: 'GET', url: '', headers: [], body: null }),
};

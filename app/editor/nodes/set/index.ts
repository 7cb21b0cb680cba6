import { PencilLine } from 'lucide-react';
import type { KindEditor } from '../kind-editor';

export const set: KindEditor = {
  kind: 'set',
  icon: PencilLine,
  shape: 'card',
  name: 'studio.kind.set',
  about: 'studio.kind.set.about',
  initial: () => ({ variables: [], attributes: [], addTags: [], removeTags: [] }),
};

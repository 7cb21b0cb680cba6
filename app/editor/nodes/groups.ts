import type { Group } from '../../../core/kind';
import { NODE_KINDS } from '../../../core/nodes';
import type { WordKey } from '../../words';
import { editorOf } from './index';
import type { KindEditor } from './kind-editor';

const ORDER: readonly Group[] = ['start', 'say', 'ask', 'decide', 'time', 'do', 'people', 'end'];

export interface KindGroup {
  group: Group;
  name: WordKey;
  kinds: readonly KindEditor[];
}

/** The kinds by group, in the palette's order; only those this side can draw and fill in. */
export function groupedKinds({ starts }: { starts: boolean }): KindGroup[] {
  return ORDER.filter((group) => starts || group !== 'start')
    .map((group): KindGroup => {
      const kinds = NODE_KINDS.filter((kind) => kind.group === group).map((kind) => editorOf(kind.kind));
      return { group, name: `studio.group.${group}`, kinds: kinds.filter((kind) => kind.kind !== '') };
    })
    .filter(({ kinds }) => kinds.length > 0);
}

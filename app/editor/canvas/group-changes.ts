import type { Node, NodeChange } from '@xyflow/react';
import { membersOf, movedGroup } from '../document/groups';
import type { Records } from '../document/records';
import { groupOfNode } from './draw-groups';

/** What is done to a group's frame or card, as what it does to its steps. `nodeOf` finds what is drawn now. */
export function throughGroups<Drawn extends Node>(
  changes: readonly NodeChange<Drawn>[],
  records: Records,
  nodeOf: (id: string) => Drawn | undefined,
): NodeChange<Drawn>[] {
  return changes.flatMap((change): NodeChange<Drawn>[] => {
    const group = 'id' in change ? groupOfNode(change.id) : null;
    if (group === null) return [change];
    if (change.type === 'select')
      return membersOf(records, group).map(({ id }) => ({ type: 'select', id, selected: change.selected }));
    const from = change.type === 'position' ? nodeOf(change.id)?.position : undefined;
    if (change.type !== 'position' || !change.position || !from) return [];
    const by = { x: change.position.x - from.x, y: change.position.y - from.y };
    return movedGroup(records, group, by).map(({ id, to }) => ({ type: 'position', id, position: to }));
  });
}

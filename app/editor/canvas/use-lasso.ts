import { useStoreApi, type Node, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useMemo, type RefObject } from 'react';
import { useEditorStore } from '../store';

/**
 * Holds back what a lasso takes until it is let go; meanwhile the cards show it by an attribute. As a selection for every
 * move of the pointer, thousands of steps and wires would be looked through sixty times a second. Answers whether these
 * changes are held.
 */
export function useLasso<Drawn extends Node>(
  box: RefObject<HTMLElement>,
): (changes: readonly NodeChange<Drawn>[]) => boolean {
  const editor = useEditorStore();
  const store = useStoreApi();
  const taken = useMemo(() => new Map<string, Element | null>(), []);
  useEffect(
    () =>
      store.subscribe(({ userSelectionActive }, before) => {
        if (userSelectionActive || !before.userSelectionActive || taken.size === 0) return;
        for (const card of taken.values()) card?.removeAttribute('data-taken');
        editor.getState().select([...taken.keys()]);
        taken.clear();
      }),
    [store, editor, taken],
  );
  return useCallback(
    (changes) => {
      const chosen = changes.filter((change) => change.type === 'select');
      // What was selected before is left at once.
      const { selected } = editor.getState();
      if (chosen.length === 0 || !store.getState().userSelectionActive || selected.length > 0) return false;
      for (const { id, selected: take } of chosen) {
        const card =
          taken.get(id) ?? box.current?.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`) ?? null;
        card?.toggleAttribute('data-taken', take);
        if (take) taken.set(id, card);
        else taken.delete(id);
      }
      return true;
    },
    [box, editor, store, taken],
  );
}

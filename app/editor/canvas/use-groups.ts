import { useEffect } from 'react';
import * as groups from '../document/groups';
import { newNodeId } from '../document/place';
import { mayChange, useEditorStore, type Editor, type EditorState } from '../store';
import { useStudio } from '../studio-context';

/** Makes one group of what is selected; its id, so that its name can be written next (`nameFieldOf`). */
export function groupSelected(editor: Editor): string | null {
  const { records, selected, run } = editor.getState();
  if (!canGroup(editor.getState())) return null;
  const id = newNodeId('group', records.groups.byId);
  run((now) => groups.groupNodes(now, selected, { id, name: '' }));
  return id;
}

/** The field of a group's or a stage's name on the canvas. */
export const nameFieldOf = (id: string | null): HTMLElement | null =>
  id === null ? null : document.querySelector<HTMLElement>(`[data-name-of="${CSS.escape(id)}"]`);

/** Dissolves the groups that the selection touches; the steps stay. */
export function ungroupSelected(editor: Editor): void {
  const { selected, run } = editor.getState();
  run((records) => groups.ungroup(records, groups.groupsOf(records, selected)));
}

/** Whether there is something for these two to do, for menus. */
export const canGroup = (state: EditorState): boolean =>
  mayChange(state) && state.selected.length > 1 && groups.groupMadeOf(state.records, state.selected) === null;
export const canUngroup = (state: EditorState): boolean =>
  mayChange(state) && groups.groupsOf(state.records, state.selected).length > 0;

export const selectGroup = (editor: Editor, group: string): void => {
  const { records, select } = editor.getState();
  select(groups.membersOf(records, group).map(({ id }) => id));
};

/** Folds a group into one card, or opens it. */
export function toggleGroup(editor: Editor, group: string): void {
  const { collapsed, setCollapsed } = editor.getState();
  const next = new Set(collapsed);
  if (!next.delete(group)) next.add(group);
  setCollapsed(next);
}

/** Folds every group, or opens them all. */
export function foldAll(editor: Editor, fold: boolean): void {
  const { records, setCollapsed } = editor.getState();
  setCollapsed(new Set(fold ? records.groups.ids : []));
}

/** Selected steps that nobody sees because their group is folded: whoever deletes them is asked first. */
export const foldedSelected = ({ records, selected, collapsed }: EditorState): string[] =>
  selected.filter((id) => {
    const group = records.nodes.byId[id]?.group;
    return group !== undefined && collapsed.has(group);
  });

const keyOf = (flow: string) => `hilo:folded:${flow}`;

/** Which groups are folded is the viewer's own: remembered on this machine, per flow, never saved with the flow. */
export function useRememberedGroups(): void {
  const editor = useEditorStore();
  const { flowId } = useStudio();
  useEffect(() => {
    const { records, setCollapsed } = editor.getState();
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(keyOf(flowId)) ?? '[]');
      const known = Array.isArray(kept)
        ? kept.filter((id): id is string => Object.hasOwn(records.groups.byId, id))
        : [];
      if (known.length > 0) setCollapsed(new Set(known));
    } catch {
      // A browser that keeps nothing shows every group open.
    }
    return editor.subscribe((now, before) => {
      if (now.collapsed === before.collapsed) return;
      try {
        localStorage.setItem(keyOf(flowId), JSON.stringify([...now.collapsed]));
      } catch {
        // The same: it is only a convenience.
      }
    });
  }, [editor, flowId]);
}

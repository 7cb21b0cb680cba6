import { AlignVerticalSpaceAround, ChevronsDownUp, Group, Pencil, Rows3, Search, Ungroup } from 'lucide-react';
import { groupsOf } from '../document/groups';
import { lanesOf } from '../document/stages';
import { writeNote } from './add-note';
import type { CanvasAction, CanvasScope } from './canvas-action';
import { tidyUp } from './tidy-up';
import { canGroup, canUngroup, groupSelected, nameFieldOf, toggleGroup, ungroupSelected } from './use-groups';
import { stageCommands } from './use-stages';

const state = ({ editor }: CanvasScope) => editor.getState();

/** What was just made gets its name next, once the menu that made it is gone. */
const nameSoon = (id: string | null) => setTimeout(() => nameFieldOf(id)?.focus(), 60);

/** Adds a stage below the others, brings it into view and asks for its name. */
export function addStageHere({ editor, flow }: Pick<CanvasScope, 'editor' | 'flow'>): string {
  const id = stageCommands(editor).add();
  const top = lanesOf(editor.getState().records).at(-1)?.top ?? 0;
  const { x, y, zoom } = flow.getViewport();
  const room = document.querySelector('.react-flow')?.clientHeight ?? 0;
  if (top * zoom + y > room - 120) void flow.setViewport({ x, y: room * 0.6 - top * zoom, zoom });
  return id;
}

/** What shapes the canvas as a whole: order, groups, stages, and finding one's way in it. */
export const STRUCTURE_ACTIONS: readonly CanvasAction[] = [
  {
    name: 'studio.search',
    section: 'view',
    keys: ['Mod+F'],
    menu: ['paper'],
    icon: Search,
    run: (scope) => state(scope).float({ show: 'search' }),
  },
  {
    name: 'studio.canvas.tidy',
    section: 'arrange',
    keys: ['T'],
    menu: ['paper', 'steps'],
    icon: AlignVerticalSpaceAround,
    edits: true,
    run: ({ editor, flow }) => void tidyUp(editor, flow),
  },
  {
    name: 'studio.group.make',
    section: 'arrange',
    keys: ['Mod+G'],
    menu: ['steps'],
    icon: Group,
    edits: true,
    when: (scope) => canGroup(state(scope)),
    run: ({ editor }) => nameSoon(groupSelected(editor)),
  },
  {
    name: 'studio.group.dissolve',
    section: 'arrange',
    keys: ['Mod+Shift+G'],
    menu: ['step', 'steps'],
    icon: Ungroup,
    edits: true,
    when: (scope) => canUngroup(state(scope)),
    run: ({ editor }) => ungroupSelected(editor),
  },
  {
    name: 'studio.group.toggle',
    section: 'arrange',
    keys: ['F'],
    menu: ['step', 'steps'],
    icon: ChevronsDownUp,
    when: (scope) => groupsOf(state(scope).records, state(scope).selected).length > 0,
    run(scope) {
      for (const group of groupsOf(state(scope).records, state(scope).selected)) toggleGroup(scope.editor, group);
    },
  },
  {
    name: 'studio.note.write',
    section: 'edit',
    keys: ['Enter'],
    menu: ['note'],
    icon: Pencil,
    edits: true,
    when: (scope) => state(scope).selectedNote !== null && state(scope).selected.length === 0,
    run: (scope) => writeNote(state(scope).selectedNote ?? ''),
  },
  {
    name: 'studio.stage.add',
    section: 'arrange',
    menu: ['paper'],
    icon: Rows3,
    edits: true,
    run: (scope) => nameSoon(addStageHere(scope)),
  },
];

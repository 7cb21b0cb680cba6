import {
  ArrowLeftRight,
  BoxSelect,
  ClipboardPaste,
  Copy,
  CopyPlus,
  Image,
  Keyboard,
  ListPlus,
  Maximize,
  Plus,
  Scissors,
  Send,
  Spline,
  SquareArrowRight,
  StickyNote,
  Trash2,
  Unplug,
  Workflow,
} from 'lucide-react';
import { align, ALIGNMENTS } from '../document/arrange';
import { edgeKey } from '../document/records';
import { focusSheet } from '../places';
import { addNoteInView } from './add-note';
import { GATHER_ACTIONS, NUDGE_ACTIONS, WALK_ACTIONS } from './arrow-actions';
import type { CanvasAction, CanvasScope } from './canvas-action';
import { chooseConnection, chooseSwap, chooseWire } from './choose';
import { detachSelected, duplicateSelected, pasteText, removeSelected, selectBranch } from './edits';
import { exitsOf, mainOutlet, openExit, targetOf } from './exits';
import { fitNow } from './fit';
import { noteInHand, NOTE_ACTIONS } from './note-actions';
import { sizeOf } from './size-of';
import { STRUCTURE_ACTIONS } from './structure-actions';
import { unfoldOutlets } from './unfold-outlets';
import { toClipboard } from './use-canvas-clipboard';
import { foldedExits } from './walk';
import type { Ask } from './canvas-actions';

const state = ({ editor }: CanvasScope) => editor.getState();
const some = (scope: CanvasScope) => state(scope).selected.length > 0;
const one = (scope: CanvasScope) => state(scope).selected.length === 1;
const several = (scope: CanvasScope) => state(scope).selected.length > 1;
const wired = (scope: CanvasScope) => state(scope).selectedEdges.length > 0;

/** Where a step comes that is asked for now: at the outlet or wire one stands on, after the selected step, or here. */
function askHere(scope: CanvasScope): Ask {
  const { records, selected, selectedEdges, exit } = state(scope);
  const { screen } = scope;
  const node = records.nodes.byId[selected.length === 1 ? (selected[0] ?? '') : ''];
  const main = node && mainOutlet(node);
  const at = exit ?? (node && (openExit(records, node.id) ?? (main ? { from: node.id, outlet: main } : null)));
  const edge = at ? edgeKey(at.from, at.outlet) : selected.length === 0 ? selectedEdges[0] : undefined;
  if (edge !== undefined && records.edges.byId[edge]) return { kind: 'edge', edge, screen };
  if (at) return { kind: 'exit', exit: at, screen };
  return { kind: 'place', at: scope.flow.screenToFlowPosition(screen), screen };
}

/** Everything that can be done on the canvas, in the order in which menus and the overlay show it. */
export const CANVAS_ACTIONS: readonly CanvasAction[] = [
  {
    name: 'studio.action.add',
    section: 'add',
    keys: ['A'],
    menu: ['step', 'wire', 'paper'],
    icon: Plus,
    edits: true,
    run: (scope) => state(scope).float({ show: 'kinds', ask: askHere(scope) }),
  },
  {
    name: 'studio.action.addHere',
    section: 'add',
    keys: ['Enter'],
    edits: true,
    when: (scope) => state(scope).exit !== null || (!some(scope) && wired(scope)),
    run: (scope) => state(scope).float({ show: 'kinds', ask: askHere(scope) }),
  },
  {
    name: 'studio.action.note',
    section: 'add',
    keys: ['N'],
    menu: ['paper'],
    icon: StickyNote,
    edits: true,
    run: ({ editor, flow, screen }) => addNoteInView(editor, flow, screen),
  },

  ...WALK_ACTIONS,
  {
    name: 'studio.action.open',
    section: 'walk',
    keys: ['Enter'],
    when: one,
    run: focusSheet,
  },
  {
    name: 'studio.action.unfold',
    section: 'walk',
    keys: ['O'],
    menu: ['step'],
    icon: ListPlus,
    when: (scope) => one(scope) && foldedExits(scope.flow, state(scope).selected[0] ?? '') > 0,
    run: (scope) => unfoldOutlets(scope.editor, state(scope).selected[0] ?? ''),
  },

  {
    name: 'studio.action.all',
    section: 'select',
    keys: ['Mod+A'],
    menu: ['paper'],
    icon: BoxSelect,
    run: (scope) => state(scope).select(state(scope).records.nodes.ids),
  },
  ...GATHER_ACTIONS,
  {
    name: 'studio.action.branch',
    section: 'select',
    keys: ['B'],
    menu: ['step', 'wire', 'steps'],
    icon: Workflow,
    when: (scope) => some(scope) || wired(scope),
    run: ({ editor }) => selectBranch(editor),
  },
  {
    name: 'studio.action.none',
    section: 'select',
    keys: ['Escape'],
    run(scope) {
      const { exit, stand, select } = state(scope);
      if (exit) stand(null);
      else select([]);
    },
  },

  {
    name: 'studio.action.connect',
    section: 'wire',
    keys: ['C'],
    menu: ['step'],
    icon: Spline,
    edits: true,
    when: (scope) => one(scope) && exitsOf(state(scope).records, state(scope).selected[0] ?? '').length > 0,
    run: chooseConnection,
  },
  {
    name: 'studio.action.reroute',
    section: 'wire',
    keys: ['C'],
    menu: ['wire'],
    icon: Spline,
    edits: true,
    when: (scope) => !some(scope) && wired(scope),
    run: chooseConnection,
  },
  {
    name: 'studio.action.moveInto',
    section: 'wire',
    keys: ['M'],
    menu: ['step'],
    icon: SquareArrowRight,
    edits: true,
    when: (scope) => one(scope) && state(scope).records.edges.ids.length > 0,
    run: chooseWire,
  },
  {
    name: 'studio.action.swap',
    section: 'wire',
    keys: ['X'],
    menu: ['step'],
    icon: ArrowLeftRight,
    edits: true,
    when(scope) {
      const { records, selected } = state(scope);
      const exits = one(scope) ? exitsOf(records, selected[0] ?? '') : [];
      return exits.length > 1 && exits.some((exit) => targetOf(records, exit) !== null);
    },
    run: chooseSwap,
  },
  {
    name: 'studio.action.detach',
    section: 'wire',
    keys: ['Shift+X'],
    menu: ['step', 'steps'],
    icon: Unplug,
    edits: true,
    when(scope) {
      const { records, selected } = state(scope);
      return records.edges.ids.some((id) => {
        const edge = records.edges.byId[id];
        return edge && selected.includes(edge.from) !== selected.includes(edge.to);
      });
    },
    run: ({ editor, w }) => detachSelected(editor, w),
  },

  {
    name: 'studio.action.copy',
    section: 'edit',
    keys: ['Mod+C'],
    menu: ['step', 'steps'],
    icon: Copy,
    native: true,
    when: some,
    run: () => toClipboard('copy'),
  },
  {
    name: 'studio.action.cut',
    section: 'edit',
    keys: ['Mod+X'],
    menu: ['step', 'steps'],
    icon: Scissors,
    native: true,
    edits: true,
    when: some,
    run: () => toClipboard('cut'),
  },
  {
    name: 'studio.action.paste',
    section: 'edit',
    keys: ['Mod+V'],
    menu: ['paper'],
    icon: ClipboardPaste,
    native: true,
    edits: true,
    run: pasteFromSystem,
  },
  {
    name: 'studio.action.duplicate',
    section: 'edit',
    keys: ['Mod+D'],
    menu: ['step', 'steps'],
    icon: CopyPlus,
    edits: true,
    when: some,
    run: ({ editor }) => duplicateSelected(editor),
  },
  {
    name: 'studio.action.copyTo',
    section: 'edit',
    menu: ['step', 'steps'],
    icon: Send,
    when: some,
    run: (scope) => state(scope).float({ show: 'flows', nodes: state(scope).selected }),
  },
  {
    name: 'studio.action.remove',
    section: 'edit',
    keys: ['Delete', 'Backspace'],
    menu: ['step', 'steps', 'wire', 'note'],
    icon: Trash2,
    danger: true,
    edits: true,
    run: ({ editor, w }) => removeSelected(editor, w),
  },

  ...NUDGE_ACTIONS,
  ...ALIGNMENTS.map((how): CanvasAction => {
    return {
      name: `studio.align.${how}`,
      section: 'arrange',
      menu: ['steps'],
      under: 'studio.action.align',
      edits: true,
      when: several,
      run: ({ editor }) => {
        const { selected, run } = editor.getState();
        run((records) => align(records, selected, how, sizeOf));
      },
    };
  }),

  ...NOTE_ACTIONS,
  ...STRUCTURE_ACTIONS,
  {
    name: 'studio.action.fit',
    section: 'view',
    keys: ['Mod+0', '1'],
    menu: ['paper'],
    icon: Maximize,
    run: ({ flow }) => void flow.fitView({ ...fitNow(), duration: 160 }),
  },
  {
    name: 'studio.action.zoomIn',
    section: 'view',
    keys: ['+', '='],
    run: ({ flow }) => void flow.zoomIn({ duration: 120 }),
  },
  {
    name: 'studio.action.zoomOut',
    section: 'view',
    keys: ['-'],
    run: ({ flow }) => void flow.zoomOut({ duration: 120 }),
  },
  {
    name: 'studio.action.menu',
    section: 'view',
    keys: ['Shift+F10', 'ContextMenu'],
    run: (scope) => state(scope).float({ show: 'menu', on: menuOn(scope), screen: scope.screen }),
  },
  {
    name: 'studio.action.picture',
    section: 'view',
    menu: ['paper'],
    icon: Image,
    when: (scope) => state(scope).records.nodes.ids.length > 0,
    run: ({ editor, w }) =>
      void import('../picture/save-picture').then(({ savePicture }) => savePicture(editor.getState().records, w)),
  },
  {
    name: 'studio.action.shortcuts',
    section: 'view',
    keys: ['?'],
    menu: ['paper'],
    icon: Keyboard,
    run: (scope) => state(scope).float({ show: 'shortcuts' }),
  },
];

function menuOn(scope: CanvasScope) {
  if (noteInHand(scope) !== null) return 'note';
  return several(scope) ? 'steps' : some(scope) ? 'step' : wired(scope) ? 'wire' : 'paper';
}

/** The menu may not read the clipboard everywhere; the keys may. */
function pasteFromSystem({ editor, flow, screen, w }: CanvasScope): void {
  const at = flow.screenToFlowPosition(screen);
  const refused = () => editor.getState().tell({ tone: 'fail', text: w('studio.paste.byKeys') });
  // Over plain HTTP there is no clipboard to ask.
  const clipboard = (navigator as Partial<Navigator>).clipboard;
  if (!clipboard) refused();
  else clipboard.readText().then((text) => pasteText(editor, text, at, w), refused);
}

import { moveNodes, type Point } from '../document/commands';
import type { CanvasAction, CanvasScope } from './canvas-action';
import { noteInHand, nudgeNote } from './note-actions';
import { extend, walk, type Arrow } from './walk';

const ARROWS: readonly [Arrow, CanvasAction['name']][] = [
  ['down', 'studio.action.down'],
  ['up', 'studio.action.up'],
  ['left', 'studio.action.left'],
  ['right', 'studio.action.right'],
];
const KEYS: Record<Arrow, string> = { up: 'ArrowUp', down: 'ArrowDown', left: 'ArrowLeft', right: 'ArrowRight' };
const BY: Record<Arrow, Point> = {
  up: { x: 0, y: -8 },
  down: { x: 0, y: 8 },
  left: { x: -8, y: 0 },
  right: { x: 8, y: 0 },
};

/** The arrows alone follow the wires. */
export const WALK_ACTIONS: readonly CanvasAction[] = ARROWS.map(([arrow, name]) => {
  return { name, section: 'walk', keys: [KEYS[arrow]], run: ({ editor, flow }) => walk(editor, flow, arrow) };
});

/** With Shift they gather steps, unless a note is in hand: that they resize. */
export const GATHER_ACTIONS: readonly CanvasAction[] = ARROWS.map(([arrow]) => ({
  name: `studio.action.gather.${arrow}`,
  section: 'select',
  keys: [`Shift+${KEYS[arrow]}`],
  when: (scope) => noteInHand(scope) === null,
  run: ({ editor, flow }) => extend(editor, flow, arrow),
}));

const movable = (scope: CanvasScope) => scope.editor.getState().selected.length > 0 || noteInHand(scope) !== null;

/** With Alt they move what is in hand, with Shift as well further. */
export const NUDGE_ACTIONS: readonly CanvasAction[] = [
  ...ARROWS.map(([arrow]): CanvasAction => {
    const common = {
      section: 'arrange',
      menu: ['step', 'steps', 'note'],
      under: 'studio.action.move',
      edits: true,
    } as const;
    const keys = [`Alt+${KEYS[arrow]}`];
    return {
      ...common,
      name: `studio.action.move.${arrow}`,
      keys,
      when: movable,
      run: (scope) => nudge(scope, arrow, 1),
    };
  }),
  ...ARROWS.map(([arrow]): CanvasAction => {
    const name = `studio.action.far.${arrow}` as const;
    const keys = [`Alt+Shift+${KEYS[arrow]}`];
    return { section: 'arrange', edits: true, name, keys, when: movable, run: (scope) => nudge(scope, arrow, 5) };
  }),
];

function nudge({ editor }: CanvasScope, arrow: Arrow, times: number): void {
  const { records, selected, run } = editor.getState();
  const by = { x: BY[arrow].x * times, y: BY[arrow].y * times };
  if (selected.length === 0) return nudgeNote(editor, by);
  const moves = selected.flatMap((id) => {
    const at = records.nodes.byId[id]?.position;
    return at ? [{ id, to: { x: at.x + by.x, y: at.y + by.y } }] : [];
  });
  run((now) => moveNodes(now, moves), 'nudge');
}

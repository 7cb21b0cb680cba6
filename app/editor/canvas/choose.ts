import { createElement } from 'react';
import { connect, swapTargets, type Exit } from '../document/commands';
import { edgeKey, listOf, type Records } from '../document/records';
import { editorOf } from '../nodes';
import { outletLabel } from '../nodes/outlet-label';
import { moveOnto } from './add-step';
import type { CanvasScope } from './canvas-action';
import type { Choice } from './canvas-session';
import { stepName } from '../step-name';
import { exitsOf, targetOf } from './exits';

const stepChoice = ({ w }: CanvasScope, records: Records, id: string): Choice => {
  const kind = editorOf(records.nodes.byId[id]?.kind ?? '');
  const icon = createElement(kind.icon, { className: 'size-4 shrink-0 text-ink-mute', 'aria-hidden': true });
  return { id, name: stepName(records, id, w), about: w(kind.name), icon };
};

const exitName = ({ w }: CanvasScope, records: Records, { from, outlet }: Exit): string => {
  const node = records.nodes.byId[from];
  return node ? outletLabel(node.kind, node.config, outlet, w) : outlet;
};

function exitChoice(scope: CanvasScope, records: Records, exit: Exit): Choice {
  const to = targetOf(records, exit);
  const about =
    to === null ? scope.w('studio.exit.open') : scope.w('studio.exit.to', { step: stepName(records, to, scope.w) });
  return { id: exit.outlet, name: exitName(scope, records, exit), about };
}

/** Steps that a wire may lead to: all but where the run begins. */
const targets = (records: Records, except: string): string[] =>
  records.nodes.ids.filter((id) => id !== except && editorOf(records.nodes.byId[id]?.kind ?? '').shape !== 'pill');

function chooseTarget(scope: CanvasScope, exit: Exit): void {
  const { editor, screen, w } = scope;
  const { records, float, run } = editor.getState();
  float({
    show: 'choice',
    screen,
    title: w('studio.choose.target', { exit: exitName(scope, records, exit) }),
    choices: targets(records, exit.from).map((id) => stepChoice(scope, records, id)),
    onPick: (to) => run((now) => connect(now, exit, to)),
  });
}

function chooseExit(scope: CanvasScope, exits: readonly Exit[], title: string, then: (exit: Exit) => void): void {
  const { editor, screen } = scope;
  const { records, float } = editor.getState();
  const only = exits.length === 1 ? exits[0] : undefined;
  if (only) return then(only);
  float({
    show: 'choice',
    screen,
    title,
    choices: exits.map((exit) => exitChoice(scope, records, exit)),
    onPick: (outlet) => {
      const exit = exits.find((each) => each.outlet === outlet);
      if (exit) then(exit);
    },
  });
}

/** Dragging a wire, without the drag: from which outlet, to which step. */
export function chooseConnection(scope: CanvasScope): void {
  const { records, selected, selectedEdges, exit } = scope.editor.getState();
  const edge = records.edges.byId[selectedEdges[0] ?? ''];
  if (exit) return chooseTarget(scope, exit);
  if (selected.length === 0 && edge) return chooseTarget(scope, edge);
  const exits = selected.flatMap((id) => exitsOf(records, id));
  chooseExit(scope, exits, scope.w('studio.choose.exit'), (each) => chooseTarget(scope, each));
}

/** Two outlets of the step exchange where they lead. */
export function chooseSwap(scope: CanvasScope): void {
  const { editor, w } = scope;
  const { records, selected, exit, run } = editor.getState();
  const id = selected[0];
  if (id === undefined) return;
  const exits = exitsOf(records, id);
  const swap = (a: Exit, b: Exit) => run((now) => swapTargets(now, id, a.outlet, b.outlet));
  const second = (a: Exit) => {
    const others = exits.filter(
      (each) => each.outlet !== a.outlet && (targetOf(records, each) ?? targetOf(records, a)) !== null,
    );
    chooseExit(scope, others, w('studio.choose.swapWith', { exit: exitName(scope, records, a) }), (b) => swap(a, b));
  };
  if (exit) second(exit);
  else chooseExit(scope, exits.length === 2 ? exits.slice(0, 1) : exits, w('studio.choose.swap'), second);
}

/** Dragging a step onto a wire, without the drag: it leaves its place in the thread and the wire leads through it. */
export function chooseWire(scope: CanvasScope): void {
  const { editor, screen, w } = scope;
  const { records, selected, float, run } = editor.getState();
  const node = records.nodes.byId[selected[0] ?? ''];
  if (!node) return;
  const edges = listOf(records.edges).filter(({ from, to }) => from !== node.id && to !== node.id);
  float({
    show: 'choice',
    screen,
    title: w('studio.choose.wire', { step: stepName(records, node.id, w) }),
    choices: edges.map((edge) => ({
      id: edgeKey(edge.from, edge.outlet),
      name: w('studio.wire.name', { from: stepName(records, edge.from, w), to: stepName(records, edge.to, w) }),
      about: exitName(scope, records, edge),
    })),
    onPick: (edge) => run((now) => moveOnto(now, node.id, edge)),
  });
}

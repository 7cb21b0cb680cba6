import { say } from '../../../core/words';
import type { Words } from '../../words';
import { branchOf } from '../document/branch';
import { copyNodes, cornerOf, pasteNodes, readClip, writeClip, type Clip } from '../document/clipboard';
import * as commands from '../document/commands';
import { newNodeIds } from '../document/place';
import { applyPatches } from '../document/patch';
import { listOf, type Records } from '../document/records';
import { stepName, stepsNamed } from '../step-name';
import type { Editor } from '../store';
import { mainOutlet, targetOf } from './exits';
import { questionBefore } from './removal-guard';

/** As many steps as a document may have (`core/document.ts`). */
const MOST_STEPS = 5000;

/** Deletes what is selected, after a question where others would notice; then it says what became of the thread. */
export function removeSelected(editor: Editor, w: Words): void {
  const { selected, selectedEdges, selectedNote, float } = editor.getState();
  if (selected.length === 0 && selectedEdges.length === 0) {
    if (selectedNote) editor.getState().run((now) => commands.changeNote(now, selectedNote, null));
    return;
  }
  const run = () => (selected.length > 0 ? removeSteps(editor, selected, w) : removeWires(editor, selectedEdges, w));
  const question = questionBefore(editor.getState(), w);
  if (question) float({ show: 'sure', ...question, danger: true, run });
  else run();
}

function removeSteps(editor: Editor, ids: readonly string[], w: Words, thread: 'bridged' | 'cut' = 'bridged'): void {
  const { records, run, select, tell } = editor.getState();
  const bridges = thread === 'cut' ? [] : commands.bridgesOver(records, ids);
  run((now) => commands.removeNodes(now, ids, thread));
  select([]);
  const what = w('studio.removed', { what: stepsNamed(records, ids, w) });
  const bridge = bridges.length === 1 ? bridges[0] : undefined;
  const healed = bridge
    ? w('studio.removed.bridge', { from: stepName(records, bridge.from, w), to: stepName(records, bridge.to, w) })
    : bridges.length > 1
      ? w('studio.removed.bridges')
      : '';
  const instead = bridges.length > 0 ? leaveCut(editor, ids, w) : joinInstead(editor, records, ids, w);
  tell({ tone: 'plain', undo: true, text: healed ? `${what} ${healed}` : what, ...(instead && { instead }) });
}

const leaveCut = (editor: Editor, ids: readonly string[], w: Words) => ({
  label: w('studio.removed.cut'),
  run() {
    editor.getState().undo();
    removeSteps(editor, ids, w, 'cut');
  },
});

/** A step with several ways out left a gap: what led to it may go on by its main one. */
function joinInstead(editor: Editor, before: Records, ids: readonly string[], w: Words) {
  const node = before.nodes.byId[ids.length === 1 ? (ids[0] ?? '') : ''];
  const outlet = node && mainOutlet(node);
  const to = node && outlet ? targetOf(before, { from: node.id, outlet }) : null;
  const led = listOf(before.edges).filter((edge) => edge.to === node?.id && edge.from !== node.id);
  if (to === null || to === node?.id || led.length === 0) return undefined;
  return {
    label: w('studio.removed.join', { step: stepName(before, to, w) }),
    run() {
      const { undo, run } = editor.getState();
      undo();
      run((now) => {
        const removed = commands.removeNodes(now, ids, 'cut');
        const after = applyPatches(now, removed);
        return [...removed, ...led.flatMap((edge) => commands.connect(after, edge, to))];
      });
    },
  };
}

function removeWires(editor: Editor, ids: readonly string[], w: Words): void {
  const { run, select, tell } = editor.getState();
  run((now) => commands.disconnect(now, ids));
  select([]);
  tell({ tone: 'plain', undo: true, text: w('studio.removed.wires', { count: ids.length }) });
}

/** Takes the selected steps out of the thread and leaves them on the paper. */
export function detachSelected(editor: Editor, w: Words): void {
  const { records, selected, run, tell } = editor.getState();
  run((now) => commands.detach(now, selected));
  tell({ tone: 'plain', undo: true, text: w('studio.detached', { what: stepsNamed(records, selected, w) }) });
}

/** What is selected, as text for the clipboard; null where nothing is. */
export function copySelected(editor: Editor, w: Words): string | null {
  const { records, selected, tell } = editor.getState();
  if (selected.length === 0) return null;
  tell({ tone: 'plain', text: w('studio.copied', { what: stepsNamed(records, selected, w) }) });
  return writeClip(copyNodes(records, selected));
}

/** Copies of what is selected, beside it and selected. */
export function duplicateSelected(editor: Editor): void {
  const { records, selected, run, select } = editor.getState();
  if (selected.length === 0) return;
  const { patches, ids } = pasteNodes(records, copyNodes(records, selected), newNodeIds(records), { x: 40, y: 40 });
  run(() => patches);
  select(ids);
}

/** Pastes a text at a place of the paper. What is no text of ours is refused in words, and changes nothing. */
export function pasteText(editor: Editor, text: string, at: commands.Point, w: Words): void {
  const { records, tell, float } = editor.getState();
  const refuse = (reason: string) => tell({ tone: 'fail', text: `${w('studio.paste.refused')} ${reason}` });
  if (text.trim() === '') return refuse(w('studio.paste.empty'));
  const read = readClip(text);
  if (!read.read) return refuse(say(read.reason, w.language));
  const { clip, flow } = read;
  const count = clip.nodes.length;
  if (count === 0) return refuse(w('studio.paste.noSteps'));
  if (records.nodes.ids.length + count > MOST_STEPS) return refuse(w('studio.paste.full', { max: MOST_STEPS }));
  if (flow === null) return paste(editor, clip, at, w);
  float({
    show: 'sure',
    title: w('studio.paste.flow', { name: flow }),
    text: w('studio.paste.flow.text', { count }),
    confirm: w('studio.paste.flow.confirm', { count }),
    danger: false,
    run: () => paste(editor, clip, at, w),
  });
}

function paste(editor: Editor, clip: Clip, at: commands.Point, w: Words): void {
  const { records, run, select, tell } = editor.getState();
  const corner = cornerOf(clip.nodes);
  const free = freePlace(records, at);
  const by = { x: free.x - corner.x, y: free.y - corner.y };
  const { patches, ids, declared } = pasteNodes(records, clip, newNodeIds(records), by);
  run(() => patches);
  select(ids);
  const what = w('studio.pasted', { count: ids.length });
  const also =
    declared.length > 0 ? w('studio.pasted.declared', { count: declared.length, names: declared.join(', ') }) : '';
  tell({ tone: 'plain', undo: true, text: also ? `${what} ${also}` : what });
}

/** Pasting twice at one place does not hide the first. */
function freePlace(records: Records, { x, y }: commands.Point): commands.Point {
  const taken = Object.values(records.nodes.byId);
  let place = { x: Math.round(x / 4) * 4, y: Math.round(y / 4) * 4 };
  while (taken.some(({ position }) => Math.abs(position.x - place.x) < 8 && Math.abs(position.y - place.y) < 8)) {
    place = { x: place.x + 40, y: place.y + 40 };
  }
  return place;
}

/** The selected steps with everything that is reached through them only. */
export function selectBranch(editor: Editor): void {
  const { records, selected, selectedEdges, select } = editor.getState();
  const from = selected.length > 0 ? selected : selectedEdges.flatMap((id) => records.edges.byId[id]?.to ?? []);
  select([...new Set(from.flatMap((id) => branchOf(records, id)))]);
}

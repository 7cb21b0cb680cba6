import { useReactFlow } from '@xyflow/react';
import { useCallback, useRef, type KeyboardEvent } from 'react';
import * as commands from '../document/commands';
import { newNodeId } from '../document/place';
import { isTyping } from '../../ui/is-typing';
import { useEditorStore, type Editor } from '../store';
import { FIT } from './fit';
import { stepToward, type Arrow } from './step-toward';

const ARROWS: Record<string, Arrow> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
const BY: Record<Arrow, commands.Point> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

/** Deletes what is selected; a step's thread is bridged where it can be. */
export function removeSelected(editor: Editor): void {
  const { selected, selectedEdges, run, select } = editor.getState();
  run((records) => {
    const wires = commands.disconnect(records, selectedEdges);
    return selected.length > 0 ? commands.removeNodes(records, selected) : wires;
  });
  select([]);
}

/** Copies of what is selected, beside it and selected. */
export function duplicateSelected(editor: Editor, clip?: commands.Clip): void {
  const { records, selected, run, select } = editor.getState();
  const copied = clip ?? commands.copyNodes(records, selected);
  if (copied.nodes.length === 0) return;
  const taken: Record<string, true> = {};
  let at = 0;
  const newId = () => {
    const id = newNodeId(copied.nodes[at++]?.kind ?? 'step', { ...records.nodes.byId, ...taken });
    taken[id] = true;
    return id;
  };
  const { patches, ids } = commands.pasteNodes(records, copied, newId);
  run(() => patches);
  select(ids);
}

/**
 * The canvas by keyboard: arrows walk along the wires (with Alt they move the step), Delete, copy, paste, duplicate.
 * Undo and save are the whole Studio's (`useStudioKeys`).
 */
export function useCanvasKeys(): (event: KeyboardEvent) => void {
  const editor = useEditorStore();
  const flow = useReactFlow();
  const clip = useRef<commands.Clip | null>(null);
  return useCallback(
    (event) => {
      if (isTyping(event.target)) return;
      const { records, selected, run, select, readOnly } = editor.getState();
      const command = event.ctrlKey || event.metaKey;
      const arrow = ARROWS[event.key];
      const done = () => {
        event.preventDefault();
        event.stopPropagation();
      };
      if (arrow && event.altKey && !readOnly) {
        const far = event.shiftKey ? 40 : 8;
        const moves = selected.flatMap((id) => {
          const at = records.nodes.byId[id]?.position;
          return at ? [{ id, to: { x: at.x + BY[arrow].x * far, y: at.y + BY[arrow].y * far } }] : [];
        });
        run((now) => commands.moveNodes(now, moves), 'nudge');
        done();
      } else if (arrow && !command) {
        const next = stepToward(records, selected.at(-1) ?? null, arrow);
        if (next) select([next]);
        done();
      } else if (event.key === 'Enter' && event.target instanceof HTMLElement) {
        const id = event.target.closest('.react-flow__node')?.getAttribute('data-id');
        if (id) {
          select([id]);
          done();
        }
      } else if (event.key === 'Escape') {
        select([]);
      } else if (command && event.key === 'a') {
        select(records.nodes.ids);
        done();
      } else if (command && event.key === 'c') {
        clip.current = commands.copyNodes(records, selected);
      } else if (event.key === '0' && command) {
        void flow.fitView({ ...FIT, duration: 160 });
        done();
      } else if (!readOnly && (event.key === 'Delete' || event.key === 'Backspace')) {
        removeSelected(editor);
        done();
      } else if (!readOnly && command && event.key === 'v' && clip.current) {
        duplicateSelected(editor, clip.current);
        done();
      } else if (!readOnly && command && event.key === 'd') {
        duplicateSelected(editor);
        done();
      }
    },
    [editor, flow],
  );
}

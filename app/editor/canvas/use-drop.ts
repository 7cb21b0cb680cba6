import { useReactFlow, type Node as CanvasNode } from '@xyflow/react';
import { useCallback, useMemo, type DragEvent, type MouseEvent as Click, type RefObject } from 'react';
import type { Records } from '../document/records';
import { editorOf } from '../nodes';
import { mayChange, useEditorStore } from '../store';
import { addNoteAt } from './add-note';
import { addStep, moveOnto } from './add-step';
import { createAutoScroll, dropAt } from './drop';
import { focusCanvas } from './use-canvas-scope';
import type { WireFinder } from './use-wire-finder';

/** What a drag from the palette carries: the kind's name, and for a note that it is one, which shows before the drop. */
export const DRAGGED_KIND = 'application/x-hilo-kind';
export const DRAGGED_NOTE = 'application/x-hilo-note';

/** A hand that carries something aims less well: pixels of the screen from a wire. */
const REACH = 16;

/** What becomes of a kind dragged from the palette, and of a loose step dragged over a wire. */
export function useDrop(box: RefObject<HTMLDivElement>, wireAt: WireFinder) {
  const editor = useEditorStore();
  const flow = useReactFlow();
  const scroll = useMemo(() => createAutoScroll(flow), [flow]);
  const onDragOver = useCallback(
    (event: DragEvent) => {
      const kinds = event.dataTransfer.types;
      if (!kinds.includes(DRAGGED_KIND) || !mayChange(editor.getState())) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const at = { x: event.clientX, y: event.clientY };
      if (box.current) scroll.at(at, box.current.getBoundingClientRect());
      // A note lands on the paper, wherever it is.
      if (!kinds.includes(DRAGGED_NOTE)) editor.getState().setDrop(dropAt(at, wireAt(at, REACH)));
    },
    [box, editor, scroll, wireAt],
  );
  const endDrag = useCallback(() => {
    scroll.stop();
    editor.getState().setDrop(null);
  }, [editor, scroll]);
  const onDragLeave = useCallback(
    (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget))) endDrag();
    },
    [box, endDrag],
  );
  const onDrop = useCallback(
    (event: DragEvent) => {
      const kind = event.dataTransfer.getData(DRAGGED_KIND);
      endDrag();
      if (!kind) return;
      event.preventDefault();
      const screen = { x: event.clientX, y: event.clientY };
      const at = flow.screenToFlowPosition(screen);
      if (event.dataTransfer.types.includes(DRAGGED_NOTE)) return addNoteAt(editor, at);
      const drop = kind === 'start' ? { on: 'paper' as const } : dropAt(screen, wireAt(screen, REACH));
      if (drop.on === 'edge') addStep(editor, kind, { kind: 'edge', edge: drop.edge, screen });
      else if (drop.on === 'exit') addStep(editor, kind, { kind: 'exit', exit: drop.exit, screen });
      else addStep(editor, kind, { kind: 'place', at, screen });
      focusCanvas();
    },
    [editor, endDrag, flow, wireAt],
  );
  // A step that leads nowhere yet and is dragged onto a wire goes into it.
  const onNodeDrag = useCallback(
    (event: MouseEvent | TouchEvent | Click, node: CanvasNode, dragged: CanvasNode[]) => {
      const { records, setDrop } = editor.getState();
      const loose = dragged.length === 1 && node.type === 'step' && isLoose(records, node.id);
      const over = loose && 'clientX' in event ? wireAt({ x: event.clientX, y: event.clientY }, REACH) : null;
      if (loose) setDrop(over ? { on: 'edge', edge: over } : { on: 'paper' });
    },
    [editor, wireAt],
  );
  const onNodeDragStop = useCallback(
    (_event: unknown, node: CanvasNode) => {
      const { drop, run, settle, setDrop } = editor.getState();
      setDrop(null);
      if (drop?.on === 'edge') run((records) => moveOnto(records, node.id, drop.edge), 'drag');
      settle();
    },
    [editor],
  );
  return { onDragOver, onDragLeave, onDrop, onNodeDrag, onNodeDragStop };
}

/** A step that nothing leads to, and something could: dragging it says where it should go. */
const isLoose = (records: Records, id: string) =>
  editorOf(records.nodes.byId[id]?.kind ?? '').shape !== 'pill' &&
  !records.edges.ids.some((edge) => records.edges.byId[edge]?.to === id);

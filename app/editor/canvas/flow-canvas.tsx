import {
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type Connection,
  type FinalConnectionState,
  type NodeChange,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useMemo, useRef, useState, type MouseEvent as Click, type ReactNode } from 'react';
import { isTyping } from '../../ui/is-typing';
import { useFollows } from '../../ui/use-follows';
import * as commands from '../document/commands';
import { useEditor, useEditorStore, useMayChange } from '../store';
import { CanvasActionsContext, type Ask } from './canvas-actions';
import './canvas.css';
import { CanvasTools } from './canvas-tools';
import { groupOfNode, type GroupNode as Group } from './draw-groups';
import { Dots } from './dots';
import { FarLayer } from './far-layer';
import { FIT_READING, fitOver, MIN_ZOOM } from './fit';
import { FloatingLayer } from './floating-layer';
import { throughGroups } from './group-changes';
import { GlyphProvider } from './glyphs';
import { GroupNode } from './group-node';
import { Lanes } from './lanes';
import { LodProvider } from './lod';
import { NoteNode } from './note-node';
import { NoticeBar } from './notice-bar';
import { openingView, READABLE } from './opening-view';
import { StepNode } from './step-node';
import { setPointer } from './pointer';
import { useCarried } from './carry';
import { useDragDrawing } from './use-drag-drawing';
import { useDrop } from './use-drop';
import { useFitAtOpening } from './use-fit-at-opening';
import { useCanvasClipboard } from './use-canvas-clipboard';
import { useCanvasKeys } from './use-canvas-keys';
import { focusCanvas } from './use-canvas-scope';
import { useFlowNodes, type StepNode as Step } from './use-flow-nodes';
import { noteOfNode, useFlowNotes, type NoteNode as Note } from './use-flow-notes';
import { useFlowWires } from './use-flow-wires';
import { useFar } from './use-far';
import { selectGroup } from './use-groups';
import { usePaper } from './use-paper';
import { useHand } from './use-hand';
import { useLasso } from './use-lasso';
import { useLift } from './use-lift';
import { useKeepInView } from './use-keep-in-view';
import { useWireFinder } from './use-wire-finder';
import { WhereAmI } from './where-am-i';
import { Wires } from './wires';

// Constants of the module: a new object would make every card mount again.
const NODE_TYPES = { step: StepNode, note: NoteNode, stepGroup: GroupNode };
const MULTI = ['Shift', 'Meta', 'Control'];

/** The canvas of a flow. In a read-only editor it shows a version, or the path of a run. */
export function FlowCanvas({ label, children }: { label: string; children?: ReactNode }) {
  const editor = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const changeable = useMayChange();
  const steps = useFlowNodes();
  const notes = useFlowNotes();
  const nodes = useMemo(() => [...notes, ...steps], [notes, steps]);
  const wires = useFlowWires();
  const { far, drawn } = useFar<Drawn>(nodes);
  const finder = useWireFinder();
  const pressPaper = usePaper(nodes, far, finder.wireAt);
  const flow = useReactFlow<Drawn>();
  const actions = useMemo(() => ({ ask: (ask: Ask) => editor.getState().float({ show: 'kinds', ask }) }), [editor]);
  const keys = useCanvasKeys();
  const dragging = useEditor((state) => state.drop !== null);
  // What is selected shows where the keyboard is; with nothing selected the canvas itself does.
  const holding = useEditor((state) => state.selected.length + state.selectedEdges.length > 0);
  const box = useRef<HTMLDivElement>(null);
  useKeepInView(box);
  useCanvasClipboard(box);
  useCarried();
  useHand(box);
  const held = useDragDrawing<Drawn>(box);
  const taken = useLasso<Drawn>(box);

  const onNodesChange = useCallback(
    (drawn: NodeChange<Drawn>[]) => {
      const { records: now, run, select, selectNote, selected } = editor.getState();
      const all = throughGroups(drawn, now, flow.getNode);
      if (held(drawn, all) || taken(all)) return;
      const changes = all.filter((change) => !isNote(change));
      for (const change of all.filter(isNote)) {
        const id = noteOf(change);
        if (change.type === 'position' && change.position) {
          const { position } = change;
          run((records) => commands.changeNote(records, id, { position }), 'drag');
        } else if (change.type === 'select') selectNote(change.selected ? id : null);
      }
      const moves = changes.flatMap((change) =>
        change.type === 'position' && change.position ? [{ id: change.id, to: change.position }] : [],
      );
      if (moves.length > 0) run((records) => commands.moveNodes(records, moves), 'drag');
      const chosen = changes.filter((change) => change.type === 'select');
      if (chosen.length > 0) {
        const next = new Set(selected);
        for (const change of chosen) {
          if (change.selected) next.add(change.id);
          else next.delete(change.id);
        }
        select([...next], next.size > 0 ? [] : editor.getState().selectedEdges);
      }
    },
    [editor, flow, held, taken],
  );
  const onConnect = useCallback(
    ({ source, sourceHandle, target }: Connection) => {
      if (!sourceHandle) return;
      editor.getState().run((records) => commands.connect(records, { from: source, outlet: sourceHandle }, target));
    },
    [editor],
  );
  // A wire dropped on empty paper asks what comes there.
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, connection: FinalConnectionState) => {
      box.current?.removeAttribute('data-wiring');
      const { fromHandle, fromNode, isValid, toNode } = connection;
      if (isValid || toNode || fromHandle?.type !== 'source' || !fromHandle.id || !fromNode) return;
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!point) return;
      const screen = { x: point.clientX, y: point.clientY };
      const exit = { from: fromNode.id, outlet: fromHandle.id };
      actions.ask({ kind: 'exit', exit, at: flow.screenToFlowPosition(screen), screen });
    },
    [actions, flow],
  );
  const { onDragOver, onDragLeave, onDrop, onNodeDrag, onNodeDragStop } = useDrop(box, finder.wireAt);
  const onContextMenu = useCallback(
    (event: Click) => {
      if (isTyping(event.target) || !(event.target instanceof Element)) return;
      event.preventDefault();
      const { selected, select, selectNote, float } = editor.getState();
      const drawn = event.target.closest('.react-flow__node')?.getAttribute('data-id') ?? '';
      const edge = onPaper(event) ? finder.wireAt({ x: event.clientX, y: event.clientY }) : null;
      const inLasso = event.target.closest('.react-flow__nodesselection') !== null;
      const group = groupOfNode(drawn);
      const note = noteOfNode(drawn);
      const node = group === null && note === null ? drawn : '';
      selectNote(note);
      if (group !== null) selectGroup(editor, group);
      else if (node && !selected.includes(node)) select([node]);
      else if (edge) select([], [edge]);
      else if (!node && !inLasso) select([]);
      const steps = group !== null || inLasso || editor.getState().selected.length > 1;
      const on = note !== null ? 'note' : edge ? 'wire' : steps ? 'steps' : node ? 'step' : 'paper';
      float({ show: 'menu', on, screen: { x: event.clientX, y: event.clientY } });
    },
    [editor, finder],
  );
  const onDoubleClick = useCallback(
    (event: Click) => {
      if (!onPaper(event)) return;
      const screen = { x: event.clientX, y: event.clientY };
      actions.ask({ kind: 'place', at: flow.screenToFlowPosition(screen), screen });
    },
    [actions, flow],
  );

  const furnished = useFollows();
  const { lift, move, layDown } = useLift(box);
  const [large] = useState(() => !readOnly && steps.length > READABLE);
  const [beginning] = useState(() =>
    openingView(steps.find(({ type }) => type === 'step')?.position ?? { x: 0, y: 0 }),
  );
  useFitAtOpening(box, !large && !readOnly);

  return (
    <CanvasActionsContext.Provider value={actions}>
      <LodProvider>
        <GlyphProvider>
          <div
            ref={box}
            className="@container relative min-h-0 min-w-0 flex-1"
            data-dragging={dragging || undefined}
            onKeyDown={(event) => {
              delete event.currentTarget.dataset.byPointer;
              keys(event);
            }}
            onPointerDown={(event) => (event.currentTarget.dataset.byPointer = '')}
            onPointerMove={(event) => setPointer(editor, { x: event.clientX, y: event.clientY })}
            onPointerLeave={() => setPointer(editor, null)}
          >
            <ReactFlow<Drawn>
              // One stop of the Tab key: inside, arrows walk.
              tabIndex={0}
              className={holding ? 'holding' : undefined}
              nodesFocusable={false}
              aria-label={label}
              aria-describedby="canvas-here"
              nodes={drawn}
              nodeTypes={NODE_TYPES}
              width={1200}
              height={800}
              // A large flow opens at its beginning, in a size to read: fitted, it would be hundreds of cards too small for that.
              // And a note on blank paper stays where it was put.
              fitView={!large && steps.length > 0}
              defaultViewport={large ? beginning : undefined}
              fitViewOptions={readOnly ? FIT_READING : fitOver(1200)}
              minZoom={MIN_ZOOM}
              maxZoom={1.6}
              onlyRenderVisibleElements
              nodesDraggable={changeable}
              nodesConnectable={changeable}
              connectOnClick={false}
              connectionRadius={28}
              deleteKeyCode={null}
              // Whoever moves a card arranges; who presses it wants its sheet.
              selectNodesOnDrag={false}
              multiSelectionKeyCode={MULTI}
              selectionKeyCode="Shift"
              selectionMode={SelectionMode.Partial}
              disableKeyboardA11y
              elevateNodesOnSelect={false}
              snapToGrid
              snapGrid={SNAP}
              onNodesChange={onNodesChange}
              zoomOnDoubleClick={false}
              onNodeDrag={onNodeDrag}
              onNodeDragStop={onNodeDragStop}
              onPointerDownCapture={onPointerDown}
              onMouseDown={onMouseDown}
              onContextMenu={readOnly ? undefined : onContextMenu}
              onDoubleClick={changeable ? onDoubleClick : undefined}
              onSelectionDragStop={editor.getState().settle}
              onConnect={onConnect}
              onConnectStart={() => box.current?.setAttribute('data-wiring', '')}
              onConnectEnd={onConnectEnd}
              onPaneClick={pressPaper}
              onMoveStart={lift}
              onMove={move}
              onMoveEnd={layDown}
              onSelectionStart={lift}
              onSelectionEnd={layDown}
              onDragOver={onDragOver}
              onDragLeave={onDragLeave}
              onDrop={onDrop}
            >
              <Dots />
              {furnished && <Lanes />}
              {far ? <FarLayer nodes={nodes} wires={wires} /> : <Wires nodes={nodes} wires={wires} finder={finder} />}
              {furnished && <CanvasTools />}
            </ReactFlow>
            {children}
            <WhereAmI id="canvas-here" />
            <NoticeBar />
            <FloatingLayer />
          </div>
        </GlyphProvider>
      </LodProvider>
    </CanvasActionsContext.Provider>
  );
}

type Drawn = Step | Note | Group;

const onPaper = ({ target }: Click): boolean =>
  target instanceof Element && target.classList.contains('react-flow__pane');

const noteOf = (change: NodeChange<Drawn>) => ('id' in change ? (noteOfNode(change.id) ?? '') : '');
const isNote = (change: NodeChange<Drawn>) => 'id' in change && noteOfNode(change.id) !== null;

const SNAP: [number, number] = [4, 4];

/** A click on the paper or a card gives the canvas the keyboard; what can be typed into or pressed keeps its own. */
function onPointerDown(event: Click): void {
  if (!(event.target instanceof Element) || event.target.closest('input, textarea, button, a')) return;
  window.getSelection()?.removeAllRanges();
  focusCanvas();
}

/** Shift marks steps here, not the words around them. */
function onMouseDown(event: Click): void {
  if (event.shiftKey && !isTyping(event.target)) event.preventDefault();
}

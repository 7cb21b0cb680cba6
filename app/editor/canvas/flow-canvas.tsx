import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useMemo, useRef, useState, type DragEvent, type ReactNode } from 'react';
import * as commands from '../document/commands';
import { newNodeId } from '../document/place';
import { useEditor, useEditorStore, type Editor } from '../store';
import { CanvasActionsContext, type Ask } from './canvas-actions';
import './canvas.css';
import { CanvasTools } from './canvas-tools';
import { FIT, FIT_READING } from './fit';
import { KindPicker } from './kind-picker';
import { LodProvider } from './lod';
import { NoteNode } from './note-node';
import { StepNode } from './step-node';
import { ThreadEdge } from './thread-edge';
import { useAddStep } from './use-add-step';
import { useCanvasKeys } from './use-canvas-keys';
import { useFlowEdges, useFlowNodes, type StepNode as Step, type ThreadEdge as Wire } from './use-flow-nodes';
import { useFlowNotes, type NoteNode as Note } from './use-flow-notes';
import { useKeepInView } from './use-keep-in-view';

// Constants of the module: a new object would make every card mount again.
const NODE_TYPES = { step: StepNode, note: NoteNode };
const EDGE_TYPES = { thread: ThreadEdge };
const MULTI = ['Shift', 'Meta', 'Control'];
/** Dragged like a kind, but a note. */
export const NOTE = 'note';

/** A blank note at a place of the paper. */
export function addNoteAt(editor: Editor, position: commands.Point): void {
  editor.getState().run((records) => {
    const id = newNodeId('note', records.notes.byId);
    return commands.addNote(records, {
      id,
      text: '',
      position: { x: Math.round(position.x), y: Math.round(position.y) },
    });
  });
}

/** What a drag from the palette carries: the kind's name. */
export const DRAGGED_KIND = 'application/x-hilo-kind';

/** The canvas of a flow. In a read-only editor it shows a version, or the path of a run. */
export function FlowCanvas({ label, children }: { label: string; children?: ReactNode }) {
  const editor = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const steps = useFlowNodes();
  const notes = useFlowNotes();
  const nodes = useMemo(() => [...notes, ...steps], [notes, steps]);
  const edges = useFlowEdges();
  const flow = useReactFlow<Drawn, Wire>();
  const addStep = useAddStep();
  const [asked, setAsked] = useState<Ask | null>(null);
  const actions = useMemo(() => ({ ask: (ask: Ask) => setAsked(ask) }), []);
  const keys = useCanvasKeys();
  const box = useRef<HTMLDivElement>(null);
  useKeepInView(box);

  const onNodesChange = useCallback(
    (all: NodeChange<Drawn>[]) => {
      const { run, select, selectNote, selected } = editor.getState();
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
    [editor],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<Wire>[]) => {
      const { select, selected, selectedEdges } = editor.getState();
      const chosen = changes.filter((change) => change.type === 'select');
      if (chosen.length === 0) return;
      const next = new Set(selectedEdges);
      for (const change of chosen) {
        if (change.selected) next.add(change.id);
        else next.delete(change.id);
      }
      select(selected, [...next]);
    },
    [editor],
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
      const { fromHandle, fromNode, isValid, toNode } = connection;
      if (isValid || toNode || fromHandle?.type !== 'source' || !fromHandle.id || !fromNode) return;
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!point) return;
      const screen = { x: point.clientX, y: point.clientY };
      setAsked({
        kind: 'exit',
        exit: { from: fromNode.id, outlet: fromHandle.id },
        at: flow.screenToFlowPosition(screen),
        screen,
      });
    },
    [flow],
  );
  const onDrop = useCallback(
    (event: DragEvent) => {
      const kind = event.dataTransfer.getData(DRAGGED_KIND);
      if (!kind) return;
      event.preventDefault();
      const screen = { x: event.clientX, y: event.clientY };
      if (kind === NOTE) {
        addNoteAt(editor, flow.screenToFlowPosition(screen));
        return;
      }
      const over = edgeAt(screen);
      if (over) addStep(kind, { kind: 'edge', edge: over, screen });
      else addStep(kind, { kind: 'place', at: flow.screenToFlowPosition(screen), screen });
    },
    [addStep, editor, flow],
  );

  return (
    <CanvasActionsContext.Provider value={actions}>
      <LodProvider>
        <div ref={box} className="relative min-h-0 min-w-0 flex-1" onKeyDown={keys}>
          <ReactFlow<Drawn, Wire>
            aria-label={label}
            nodes={nodes}
            edges={edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            width={1200}
            height={800}
            fitView
            fitViewOptions={readOnly ? FIT_READING : FIT}
            minZoom={0.08}
            maxZoom={1.6}
            onlyRenderVisibleElements
            nodesDraggable={!readOnly}
            nodesConnectable={!readOnly}
            connectOnClick={false}
            connectionRadius={28}
            deleteKeyCode={null}
            multiSelectionKeyCode={MULTI}
            selectionKeyCode="Shift"
            selectionMode={SelectionMode.Partial}
            disableKeyboardA11y
            elevateNodesOnSelect={false}
            snapToGrid
            snapGrid={SNAP}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onNodeDragStop={editor.getState().settle}
            onSelectionDragStop={editor.getState().settle}
            onConnect={onConnect}
            onConnectEnd={onConnectEnd}
            onPaneClick={() => editor.getState().select([])}
            onDragOver={allowDrop}
            onDrop={onDrop}
          >
            <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} color="var(--dot)" />
            {nodes.length > 40 && (
              <MiniMap
                pannable
                zoomable
                nodeColor={(node) => (node.type === 'note' ? 'transparent' : 'var(--line-edge)')}
                maskColor="color-mix(in oklch, var(--paper) 70%, transparent)"
                style={{ width: 160, height: 110 }}
              />
            )}
            <CanvasTools />
          </ReactFlow>
          {children}
          {asked && !readOnly && (
            <KindPicker
              at={asked.screen}
              onClose={() => setAsked(null)}
              onPick={(kind) => {
                addStep(kind, asked);
                setAsked(null);
              }}
            />
          )}
        </div>
      </LodProvider>
    </CanvasActionsContext.Provider>
  );
}

type Drawn = Step | Note;
const noteOf = (change: NodeChange<Drawn>) => ('id' in change ? change.id.slice('note:'.length) : '');
const isNote = (change: NodeChange<Drawn>) => 'id' in change && change.id.startsWith('note:');

const SNAP: [number, number] = [4, 4];

function allowDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(DRAGGED_KIND)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
}

/** The wire under a point of the screen: a step dropped on it goes into it. */
function edgeAt({ x, y }: commands.Point): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const edge = element.closest('.react-flow__edge');
    if (edge) return edge.getAttribute('data-id');
  }
  return null;
}

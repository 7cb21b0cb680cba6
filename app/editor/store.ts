import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ChangeType } from '../../core/diff';
import type { FlowDocument } from '../../core/document';
import type { Problem } from '../../core/program';
import { withConsequences } from './document/consequences';
import * as historyOf from './document/history';
import { applyPatches, type Patch } from './document/patch';
import { toRecords, type Records } from './document/records';
import type { Over } from './over/over';
import type { Panel } from './panels';
import { SAMPLE, type Sample } from './sample/sample';

/** Since when, in milliseconds, and how many changes. */
export interface Missed {
  at: number;
  count: number;
}

export type Mode = 'build' | 'test' | 'analyse';

/** The path of a run, or of a test: lit over the canvas. */
export interface Lit {
  nodes: ReadonlyMap<string, 'passed' | 'here'>;
  edges: ReadonlySet<string>;
}

export interface EditorState {
  /** The document and its undo. */
  records: Records;
  history: historyOf.History;
  /** Grows with every change, so that saving can tell whether it is up to date. */
  edits: number;
  readOnly: boolean;

  /** The session: neither saved nor undone. */
  selected: readonly string[];
  selectedEdges: readonly string[];
  selectedNote: string | null;
  mode: Mode;
  /** What the right side shows when no node is selected. */
  panel: Panel | null;
  unfolded: ReadonlySet<string>;
  /** Groups that are drawn as one card. */
  collapsed: ReadonlySet<string>;
  problems: readonly Problem[];
  /** How many of them each node has: cards ask on every change, and there may be a thousand of either. */
  marks: ReadonlyMap<string, Mark>;
  lit: Lit | null;
  /** What a comparison says of each step and wire: a wire's key holds a blank, a step's id does not. */
  changes: ReadonlyMap<string, ChangeType> | null;
  /** What lies over the canvas: a comparison, or a flow that this one runs. */
  over: Over | null;
  /** How much others did to the draft since this person left it; null: nothing, or they were never here. */
  missed: Missed | null;
  sample: Sample;

  /** Runs a command; patches of the same `gesture` undo together. */
  run(plan: (records: Records) => readonly Patch[], gesture?: string): void;
  settle(): void;
  undo(): void;
  redo(): void;
  select(nodes: readonly string[], edges?: readonly string[]): void;
  selectNote(note: string | null): void;
  setMode(mode: Mode): void;
  setPanel(panel: Panel | null): void;
  unfold(node: string): void;
  setCollapsed(groups: ReadonlySet<string>): void;
  setProblems(problems: readonly Problem[]): void;
  setLit(lit: Lit | null): void;
  setOver(over: Over | null): void;
  setMissed(missed: Missed | null): void;
  setSample(change: Partial<Sample>): void;
  /** Another document altogether: a version restored, somebody else's draft. */
  replace(document: FlowDocument): void;
}

/** A node's problems, counted. */
export interface Mark {
  errors: number;
  warnings: number;
}

function countByNode(problems: readonly Problem[]): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { node, severity } of problems) {
    if (node === null) continue;
    const mark = marks.get(node) ?? { errors: 0, warnings: 0 };
    mark[severity === 'error' ? 'errors' : 'warnings'] += 1;
    marks.set(node, mark);
  }
  return marks;
}

export type Editor = StoreApi<EditorState>;

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, at) => id === b[at]);

/** One editor over one document. */
export function createEditor(
  document: FlowDocument,
  options: { readOnly?: boolean; lit?: Lit; changes?: EditorState['changes'] } = {},
): Editor {
  return createStore<EditorState>((set, get) => {
    const step = (move: typeof historyOf.undo) => {
      const { records, history, edits, selected } = get();
      const moved = move(history, records);
      if (moved.records === records) return;
      const kept = selected.filter((id) => moved.records.nodes.byId[id]);
      set({ ...moved, edits: edits + 1, selected: kept, selectedEdges: [] });
    };
    return {
      records: toRecords(document),
      history: historyOf.NO_HISTORY,
      edits: 0,
      readOnly: options.readOnly ?? false,
      selected: [],
      selectedEdges: [],
      selectedNote: null,
      mode: 'build',
      panel: null,
      unfolded: new Set(),
      collapsed: new Set(),
      problems: [],
      marks: new Map(),
      lit: options.lit ?? null,
      changes: options.changes ?? null,
      over: null,
      missed: null,
      sample: SAMPLE,

      run(plan, gesture) {
        const { records, history, edits, readOnly } = get();
        if (readOnly) return;
        const patches = withConsequences(records, plan(records));
        if (patches.length === 0) return;
        set({
          records: applyPatches(records, patches),
          history: historyOf.record(history, patches, gesture ?? null),
          edits: edits + 1,
        });
      },
      settle: () => set(({ history }) => ({ history: historyOf.settle(history) })),
      undo: () => step(historyOf.undo),
      redo: () => step(historyOf.redo),
      select(nodes, edges = []) {
        const { selected, selectedEdges, history } = get();
        if (sameList(nodes, selected) && sameList(edges, selectedEdges)) return;
        set({ selected: nodes, selectedEdges: edges, history: historyOf.settle(history) });
        if (nodes.length > 0) set({ panel: null });
      },
      selectNote: (selectedNote) => set({ selectedNote }),
      setMode: (mode) => set({ mode }),
      setPanel: (panel) => set({ panel, ...(panel ? { selected: [], selectedEdges: [] } : {}) }),
      unfold: (node) => set(({ unfolded }) => ({ unfolded: new Set(unfolded).add(node) })),
      setCollapsed: (collapsed) => set({ collapsed }),
      setProblems: (problems) => set({ problems, marks: countByNode(problems) }),
      setLit: (lit) => set({ lit }),
      setOver: (over) => set({ over }),
      setMissed: (missed) => set({ missed }),
      setSample: (change) => set(({ sample }) => ({ sample: { ...sample, ...change } })),
      replace(next) {
        const { edits } = get();
        set({
          records: toRecords(next),
          history: historyOf.NO_HISTORY,
          edits: edits + 1,
          selected: [],
          selectedEdges: [],
        });
      },
    };
  });
}

const EditorContext = createContext<Editor | null>(null);
export const EditorProvider = EditorContext.Provider;

export function useEditorStore(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('outside of an editor');
  return editor;
}

/** Selects from the editor. Select small and stable things: nobody subscribes to all nodes. */
export const useEditor = <T>(selector: (state: EditorState) => T): T => useStore(useEditorStore(), selector);

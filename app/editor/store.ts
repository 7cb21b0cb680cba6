import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ChangeType } from '../../core/diff';
import type { FlowDocument } from '../../core/document';
import type { Finding } from '../../core/health';
import type { Conflict } from '../../core/merge';
import type { Caller, Problem } from '../../core/program';
import { sameDrop, type Drop, type Floating, type Notice } from './canvas/canvas-session';
import type { Exit } from './document/commands';
import { withConsequences } from './document/consequences';
import * as historyOf from './document/history';
import { applyPatches, type Patch } from './document/patch';
import { adoptDocument, toRecords, type Records } from './document/records';
import type { DraftText } from './code/draft-text';
import { NOTHING_SOUGHT, type Sought } from './find/sought';
import type { Over } from './over/over';
import type { Panel } from './panels/names';
import { SAMPLE, type Sample } from './sample/sample';

/** Since when, in milliseconds, and how many changes. */
export interface Missed {
  at: number;
  count: number;
}

export type Mode = 'build' | 'test' | 'analyse';

/** The path of a run, or of a test: lit over the canvas. */
export interface Lit {
  /** `was`: only an older path led there. */
  nodes: ReadonlyMap<string, 'passed' | 'here' | 'was'>;
  edges: ReadonlySet<string>;
  /** Wires that only an older path took. */
  was?: ReadonlySet<string>;
}

export interface EditorState {
  /** The document and its undo. */
  records: Records;
  history: historyOf.History;
  /** Grows with every change, so that saving can tell whether it is up to date. */
  edits: number;
  /** Whether this person may only look, in every mode. */
  readOnly: boolean;

  /** What the last undo or redo left as it is, since somebody else changed it meanwhile. */
  left: readonly Conflict[];

  /** The session: neither saved nor undone. */
  selected: readonly string[];
  selectedEdges: readonly string[];
  selectedNote: string | null;
  /** The selected step was asked for by name: the canvas comes close enough to read it, wherever it is. */
  sent: { for: string } | null;
  mode: Mode;
  /** What the right side shows when no node is selected. */
  panel: Panel | null;
  /** Whether the flow is shown as an outline beside the canvas. */
  outline: boolean;
  unfolded: ReadonlySet<string>;
  /** Groups that are drawn as one card. */
  collapsed: ReadonlySet<string>;
  problems: readonly Problem[];
  /** How many of them each node has: cards ask on every change, and there may be a thousand of either. */
  marks: ReadonlyMap<string, Mark>;
  /** What the flow leans on and is not well: apart from problems. */
  health: readonly Finding[];
  lit: Lit | null;
  /** What a comparison says of each step and wire: a wire's key holds a blank, a step's id does not. */
  changes: ReadonlyMap<string, ChangeType> | null;
  /** What lies over the canvas: a comparison, or a flow that this one runs. */
  over: Over | null;
  /** How much others did to the draft since this person left it; null: nothing, or they were never here. */
  missed: Missed | null;
  sample: Sample;
  /** The outlet at which the keyboard stands, of the selected step: what is added comes there. */
  exit: Exit | null;
  /** Steps just added that nobody has left yet: unfinished, not wrong. */
  fresh: ReadonlySet<string>;
  /** While something is dragged: where it would land. */
  drop: Drop | null;
  /** What is open over the canvas: a picker, a menu, a question. */
  floating: Floating | null;
  notice: Notice | null;
  /** How many people stand at each step now. */
  people: ReadonlyMap<string, number>;
  /** The steps of other flows that run this one. */
  callers: readonly Caller[];
  /** What the find panel looks for: it stays while the panel is shut. */
  sought: Sought;
  /** The flow as text, while its panel is open or its text cannot be read yet. */
  draftText: DraftText | null;

  /** Runs a command; patches of the same `gesture` undo together. */
  run(plan: (records: Records) => readonly Patch[], gesture?: string): void;
  settle(): void;
  undo(): void;
  redo(): void;
  select(nodes: readonly string[], edges?: readonly string[]): void;
  /** Selects a step and has the canvas come close to it. */
  sendFor(node: string): void;
  selectNote(note: string | null): void;
  setMode(mode: Mode): void;
  setPanel(panel: Panel | null): void;
  setOutline(shown: boolean): void;
  unfold(node: string): void;
  setCollapsed(groups: ReadonlySet<string>): void;
  setProblems(problems: readonly Problem[]): void;
  setHealth(health: readonly Finding[]): void;
  setLit(lit: Lit | null): void;
  setOver(over: Over | null): void;
  setMissed(missed: Missed | null): void;
  setSample(change: Partial<Sample>): void;
  seek(change: Partial<Sought>): void;
  setDraftText(text: DraftText | null): void;
  stand(exit: Exit | null): void;
  /** Selects a step that was just added, and leaves it in peace until it is left. */
  begin(node: string): void;
  setDrop(drop: Drop | null): void;
  float(floating: Floating | null): void;
  /** Says what was just done. It goes with the next edit. */
  tell(notice: Omit<Notice, 'edits'> | null): void;
  setPeople(people: readonly { node: string; people: number }[]): void;
  setCallers(callers: readonly Caller[]): void;
  /** Another document altogether, as a change of mine. */
  replace(document: FlowDocument): void;
  /** The document with other people's changes in it: no change of mine, and nothing that my undo would take back. */
  receive(document: FlowDocument): void;
}

/** Whether the flow may be changed now: by this person, and in Build, since in Test and Analyse one looks at it. */
export const mayChange = ({ readOnly, mode }: Pick<EditorState, 'readOnly' | 'mode'>): boolean =>
  !readOnly && mode === 'build';

/** A node's problems, counted. */
export interface Mark {
  errors: number;
  warnings: number;
}

function countByNode(problems: readonly Problem[], fresh: ReadonlySet<string>): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { node, severity } of problems) {
    if (node === null || fresh.has(node)) continue;
    const mark = marks.get(node) ?? { errors: 0, warnings: 0 };
    mark[severity === 'error' ? 'errors' : 'warnings'] += 1;
    marks.set(node, mark);
  }
  return marks;
}

export type Editor = StoreApi<EditorState>;

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, at) => id === b[at]);

/** The same list if all of it is there. */
function stillThere(ids: readonly string[], byId: Readonly<Record<string, unknown>>): readonly string[] {
  return ids.every((id) => id in byId) ? ids : ids.filter((id) => id in byId);
}

/** One editor over one document. */
export function createEditor(
  document: FlowDocument,
  options: { readOnly?: boolean; lit?: Lit; changes?: EditorState['changes'] } = {},
): Editor {
  return createStore<EditorState>((set, get) => {
    const step = (move: typeof historyOf.undo) => {
      if (!mayChange(get())) return;
      const { records, history, edits, selected } = get();
      const moved = move(history, records);
      if (moved.records === records) {
        if (moved.history !== history) set({ history: moved.history, left: moved.left });
        return;
      }
      const kept = selected.filter((id) => moved.records.nodes.byId[id]);
      set({ ...moved, edits: edits + 1, selected: kept, selectedEdges: [], ...left(kept) });
    };
    /** A new step stops being new when the selection leaves it. */
    const left = (selected: readonly string[]) => {
      const { fresh, problems, exit } = get();
      const stays = exit && selected.includes(exit.from) ? exit : null;
      if ([...fresh].every((id) => selected.includes(id))) return { exit: stays };
      const kept = new Set([...fresh].filter((id) => selected.includes(id)));
      return { exit: stays, fresh: kept, marks: countByNode(problems, kept) };
    };
    return {
      records: toRecords(document),
      history: historyOf.NO_HISTORY,
      edits: 0,
      left: [],
      readOnly: options.readOnly ?? false,
      selected: [],
      selectedEdges: [],
      selectedNote: null,
      sent: null,
      mode: 'build',
      panel: null,
      outline: false,
      unfolded: new Set(),
      collapsed: new Set(),
      problems: [],
      marks: new Map(),
      health: [],
      lit: options.lit ?? null,
      changes: options.changes ?? null,
      over: null,
      missed: null,
      sample: SAMPLE,
      exit: null,
      fresh: new Set(),
      drop: null,
      floating: null,
      notice: null,
      people: new Map(),
      callers: [],
      sought: NOTHING_SOUGHT,
      draftText: null,

      run(plan, gesture) {
        if (!mayChange(get())) return;
        const { records, history, edits } = get();
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
        set({
          selected: nodes,
          selectedEdges: edges,
          sent: null,
          history: historyOf.settle(history),
          ...left(nodes),
          ...(nodes.length > 0 && { panel: null }),
        });
      },
      sendFor(node) {
        get().select([node]);
        set({ sent: { for: node } });
      },
      selectNote: (selectedNote) => set({ selectedNote }),
      setMode: (mode) => set({ mode, notice: null }),
      setPanel: (panel) => set({ panel, ...(panel ? { selected: [], selectedEdges: [], ...left([]) } : {}) }),
      setOutline: (outline) => set({ outline }),
      unfold: (node) => set(({ unfolded }) => ({ unfolded: new Set(unfolded).add(node) })),
      setCollapsed: (collapsed) => set({ collapsed }),
      setProblems: (problems) => set(({ fresh }) => ({ problems, marks: countByNode(problems, fresh) })),
      setHealth: (health) => set({ health }),
      setLit: (lit) => set({ lit }),
      setOver: (over) => set({ over }),
      setMissed: (missed) => set({ missed }),
      setDraftText: (draftText) => set({ draftText }),
      seek: (change) => set(({ sought }) => ({ sought: { ...sought, ...change } })),
      setSample: (change) => set(({ sample }) => ({ sample: { ...sample, ...change } })),
      stand: (exit) => set({ exit }),
      begin(node) {
        get().select([node]);
        set({ fresh: new Set([node]) });
      },
      setDrop: (drop) => set((state) => (sameDrop(state.drop, drop) ? state : { drop })),
      float: (floating) => set({ floating }),
      tell: (notice) => set(({ edits }) => ({ notice: notice && { ...notice, edits } })),
      setPeople: (people) => set({ people: new Map(people.map((each) => [each.node, each.people])) }),
      setCallers: (callers) => set({ callers }),
      receive(next) {
        const { records, history, selected, selectedEdges, selectedNote } = get();
        const received = adoptDocument(records, next);
        const { nodes, edges, notes } = received;
        set({
          records: received,
          history: { ...history, shared: true },
          selected: stillThere(selected, nodes.byId),
          selectedEdges: stillThere(selectedEdges, edges.byId),
          selectedNote: selectedNote !== null && selectedNote in notes.byId ? selectedNote : null,
        });
      },
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

/** Whether the flow may be changed now, for what is drawn by it; see `mayChange`. */
export const useMayChange = (): boolean => useEditor(mayChange);

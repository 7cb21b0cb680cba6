import { FlowDocumentSchema, type FlowDocument } from '../../../core/document';
import { applyEdits, diffDocuments, type Edit } from '../../../core/edits';
import { mergeDocuments, type Conflict } from '../../../core/merge';
import type { Since } from '../../../services/flows/drafts';
import { applyPatches, diffRecords } from '../document/patch';
import { toDocument, toRecords } from '../document/records';
import type { Editor } from '../store';
import { isHeld, pathName, touches, withValue, type Held } from './held';
import type { KeptDraft, Keeper } from './kept-draft';
import type { Transport, Trouble } from './transport';

/** A document that rests so long is saved, and kept here before. */
const REST_MS = 700;
const KEEP_MS = 300;
const RETRY_MS = 5_000;

export interface SyncState {
  state: 'saved' | 'unsaved' | 'saving' | 'conflict' | Trouble['state'];
  /** The revision on which what stands here was edited. */
  rev: number;
  held: readonly Held[];
}

/** Keeps a draft and the server's the same, with other people at it. */
export interface DraftSync {
  getState: () => SyncState;
  subscribe: (listener: () => void) => () => void;
  /** Begins, with what an earlier visit could not save. Ends when the answer is called; what is unsaved stays kept. */
  start: () => () => void;
  /** Saves now rather than when the document rests. */
  save: () => void;
  /** Somebody saved: fetches what. */
  hear: () => void;
  /** Answers a conflict. */
  settle: (held: Held, choice: 'mine' | 'theirs') => void;
  /** Who changed something last, since this page was opened; null: nobody but me. */
  whoChanged: (path: readonly string[]) => string | null;
}

/**
 * The draft of a flow that others edit too. What is here is always my document with theirs merged into it; what is sent is the
 * difference to theirs, field by field. A save that comes late is answered with what it missed, merged and sent again.
 */
export function createDraftSync(options: {
  editor: Editor;
  rev: number;
  transport: Transport;
  keeper: Keeper;
}): DraftSync {
  const { editor, transport, keeper } = options;
  const { readOnly, edits: opened } = editor.getState();
  /** Theirs: the draft as the server has it, as far as we know. */
  let base = toDocument(editor.getState().records);
  let { rev } = options;
  let held: readonly Held[] = [];
  let dirty = false;
  let busy = false;
  let heard = false;
  let trouble: Trouble['state'] | null = null;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let keepTimer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const authors = new Map<string, { path: readonly string[]; by: string | null }>();
  const listeners = new Set<() => void>();
  let shown: SyncState = { state: 'saved', rev, held };

  const mine = () => toDocument(editor.getState().records);
  const pending = (document: FlowDocument): Edit[] =>
    diffDocuments(base, document).filter((edit) => !isHeld(edit, held));
  /** The document that my changes were made from: where something is held, as it was before the other one changed it. */
  const origin = () => held.reduce((document, one) => withValue(document, one.path, one.base), base);

  function show(): void {
    const at = trouble ?? (busy && dirty ? 'saving' : held.length > 0 ? 'conflict' : dirty ? 'unsaved' : 'saved');
    if (shown.state === at && shown.rev === rev && shown.held === held) return;
    shown = { state: at, rev, held };
    for (const listener of listeners) listener();
  }

  function saveIn(ms: number): void {
    clearTimeout(saveTimer);
    if (!over) saveTimer = setTimeout(() => void flush(), ms);
  }

  function keepSoon(): void {
    clearTimeout(keepTimer);
    keepTimer = setTimeout(keep, KEEP_MS);
  }
  function keep(): void {
    clearTimeout(keepTimer);
    const patches = diffRecords(toRecords(origin()), editor.getState().records);
    void (patches.length > 0 ? keeper.put({ rev, patches }) : keeper.drop());
  }

  async function flush(): Promise<void> {
    if (busy || over || readOnly) return;
    const document = mine();
    const edits = pending(document);
    if (edits.length === 0) {
      dirty = false;
      trouble = null;
      keep();
      return show();
    }
    busy = true;
    const upTo = editor.getState().edits;
    show();
    const answer = await transport.save(edits, rev);
    busy = false;
    if (answer.state === 'saved') {
      base = held.length > 0 ? (applyEdits(base, edits) ?? base) : document;
      rev = answer.rev;
      trouble = null;
      dirty = editor.getState().edits !== upTo;
      keep();
      if (dirty) saveIn(REST_MS);
    } else if (answer.state === 'behind') {
      trouble = null;
      await receive(answer.since);
      saveIn(0);
    } else {
      trouble = answer.state;
      if (trouble === 'offline') saveIn(RETRY_MS);
    }
    if (heard) void hear();
    show();
  }

  async function hear(): Promise<void> {
    heard = true;
    if (busy || over) return;
    heard = false;
    busy = true;
    const answer = await transport.since(rev);
    if (answer.state === 'since') {
      if (trouble === 'offline') trouble = null;
      await receive(answer.since);
    }
    busy = false;
    // A try that was due meanwhile found this one busy: without a next one, what was edited would never be sent.
    if (dirty && trouble === null) saveIn(REST_MS);
    else if (trouble === 'offline') saveIn(RETRY_MS);
    if (heard) void hear();
    show();
  }

  /** Merges what others saved into what stands here. Neither selection, caret nor undo notice. */
  async function receive(since: Since): Promise<void> {
    if (over || (since.rev <= rev && 'changes' in since)) return;
    const theirs = 'document' in since ? since.document : afterAll(since.changes.map(({ edits }) => edits));
    if (!theirs) {
      const whole = await transport.since(-1);
      if (whole.state === 'since' && 'document' in whole.since) await receive(whole.since);
      return;
    }
    const changes = 'changes' in since ? since.changes : [{ by: since.by, edits: diffDocuments(base, theirs) }];
    for (const { by, edits } of changes) {
      for (const { path } of edits) authors.set(pathName(path), { path, by });
    }
    const { document, conflicts } = mergeDocuments(origin(), mine(), theirs);
    base = theirs;
    rev = since.rev;
    hold(conflicts);
    editor.getState().receive(document);
    keepSoon();
  }
  const afterAll = (saves: readonly (readonly Edit[])[]) =>
    saves.reduce<FlowDocument | null>((document, edits) => document && applyEdits(document, edits), base);

  function hold(conflicts: readonly Conflict[]): void {
    const found = new Set(conflicts.map(({ path }) => pathName(path)));
    // An order has no place in the document to be compared again: it stays a question until it is answered.
    const orders = held.filter(({ path }) => path[0] === 'order' && !found.has(pathName(path)));
    held = [...orders, ...conflicts.map((conflict) => ({ ...conflict, by: whoChanged(conflict.path) }))];
  }

  function whoChanged(path: readonly string[]): string | null {
    return [...authors.values()].findLast((one) => touches(one.path, path))?.by ?? null;
  }

  /** Changes that an earlier visit could not save, merged into the draft as it is now. */
  function bringBack({ patches }: KeptDraft): void {
    const { records } = editor.getState();
    const before = applyPatches(
      records,
      patches.map((patch) => ({ ...patch, after: patch.before }) as typeof patch),
    );
    const after = applyPatches(before, patches);
    const { document, conflicts } = mergeDocuments(toDocument(before), toDocument(after), toDocument(records));
    if (!FlowDocumentSchema.safeParse(document).success) return;
    hold([...held, ...conflicts]);
    editor.getState().receive(document);
    dirty = true;
  }

  return {
    getState: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start() {
      over = false;
      if (!readOnly) {
        void keeper.take().then((drafts) => {
          for (const draft of drafts) bringBack(draft);
          if (drafts.length > 0) keep();
          if (dirty) saveIn(0);
          show();
        });
      }
      const edited = () => {
        dirty = true;
        // Whatever the server would not take may be mended by now.
        if (trouble === 'refused') trouble = null;
        keepSoon();
        if (trouble === null) saveIn(REST_MS);
        show();
      };
      const stop = editor.subscribe((now, was) => {
        if (now.edits !== was.edits) edited();
      });
      // Steps that were sent here are pasted as the canvas opens, which is before this begins.
      if (editor.getState().edits !== opened) edited();
      const again = () => {
        if (trouble !== null) saveIn(0);
        void hear();
      };
      const leave = () => {
        const edits = dirty && trouble === null ? pending(mine()) : [];
        if (edits.length > 0) transport.leave(edits, rev);
        if (dirty) keep();
      };
      window.addEventListener('online', again);
      window.addEventListener('focus', again);
      window.addEventListener('pagehide', leave);
      return () => {
        leave();
        over = true;
        stop();
        clearTimeout(saveTimer);
        clearTimeout(keepTimer);
        window.removeEventListener('online', again);
        window.removeEventListener('focus', again);
        window.removeEventListener('pagehide', leave);
      };
    },
    save() {
      if (dirty) saveIn(0);
    },
    hear: () => void hear(),
    settle(one, choice) {
      if (choice === 'theirs') {
        const back = diffDocuments(base, mine()).filter((edit) => isHeld(edit, [one]));
        const document = back.reduce((now, { path, before }) => withValue(now, path, before), mine());
        editor.getState().receive(document);
      }
      held = held.filter((each) => each !== one);
      dirty = true;
      keep();
      saveIn(0);
      show();
    },
    whoChanged,
  };
}

import { mergeDocuments, type Conflict } from '../../../core/merge';
import { applyPatches, diffRecords, invertPatches, squashPatches, type Patch } from './patch';
import { adoptDocument, toDocument, type Records } from './records';

/** Undo is the reversed patches back to a mark; a gesture (a drag, a burst of typing) is one mark. Only what I did is in it. */
export interface History {
  readonly past: readonly (readonly Patch[])[];
  readonly future: readonly (readonly Patch[])[];
  /** The gesture under way: further patches with the same name join its mark. */
  readonly gesture: string | null;
  /** Somebody else changed the document since it was opened. */
  readonly shared: boolean;
}

export const NO_HISTORY: History = { past: [], future: [], gesture: null, shared: false };

/** More than a day's work; patches share all they can with the document. */
const MOST_MARKS = 10_000;

/** Records `patches`. With a `gesture` they join the last mark if that gesture made it. */
export function record(history: History, patches: readonly Patch[], gesture: string | null = null): History {
  if (patches.length === 0) return history;
  const last = history.past.at(-1);
  if (gesture !== null && gesture === history.gesture && last) {
    const joined = squashPatches(last, patches);
    const past = [...history.past.slice(0, -1), ...(joined.length ? [joined] : [])];
    return { ...history, past, future: [], gesture };
  }
  return { ...history, past: [...history.past.slice(-MOST_MARKS + 1), patches], future: [], gesture };
}

/** Ends the gesture: the next patches get a mark of their own. */
export const settle = (history: History): History =>
  history.gesture === null ? history : { ...history, gesture: null };

/** What an undo came to: where somebody else changed things since, they stay as they are. */
export interface Moved {
  history: History;
  records: Records;
  left: readonly Conflict[];
}

/** Takes the last mark back. One of which nothing is left to take back is passed over. */
export function undo(history: History, records: Records): Moved {
  for (let { past } = history; past.length > 0; past = past.slice(0, -1)) {
    const taken = takeBack(records, past.at(-1) ?? [], history.shared);
    if (taken.done.length === 0 && taken.left.length === 0) continue;
    const future = taken.done.length > 0 ? [...history.future, invertPatches(taken.done)] : history.future;
    const next = { ...history, past: past.slice(0, -1), future, gesture: null };
    return { history: next, records: taken.records, left: taken.left };
  }
  return { history: { ...history, past: [], gesture: null }, records, left: [] };
}

/** Does again what was undone last. */
export function redo(history: History, records: Records): Moved {
  const next = history.future.at(-1);
  if (!next) return { history, records, left: [] };
  const { done, left, ...again } = takeBack(records, invertPatches(next), history.shared);
  const past = done.length > 0 ? [...history.past, done] : history.past;
  return { history: { ...history, past, future: history.future.slice(0, -1), gesture: null }, ...again, left };
}

/**
 * Reverses a mark of mine as far as nobody changed its fields since: it is merged, like anybody's change. Alone with the
 * document, nothing can stand against it.
 */
function takeBack(records: Records, mark: readonly Patch[], shared: boolean) {
  const reversed = invertPatches(mark);
  const wanted = applyPatches(records, reversed);
  if (!shared) return { records: wanted, done: reversed, left: [] };
  const was = applyPatches(wanted, mark);
  const { document, conflicts } = mergeDocuments(toDocument(was), toDocument(records), toDocument(wanted));
  const next = adoptDocument(records, document);
  return { records: next, done: diffRecords(records, next), left: conflicts };
}

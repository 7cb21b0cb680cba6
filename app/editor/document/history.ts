import { applyPatches, invertPatches, squashPatches, type Patch } from './patch';
import type { Records } from './records';

/** Undo is the reversed patches back to a mark; a gesture (a drag, a burst of typing) is one mark. */
export interface History {
  readonly past: readonly (readonly Patch[])[];
  readonly future: readonly (readonly Patch[])[];
  /** The gesture under way: further patches with the same name join its mark. */
  readonly gesture: string | null;
}

export const NO_HISTORY: History = { past: [], future: [], gesture: null };

/** Records `patches`. With a `gesture` they join the last mark if that gesture made it. */
export function record(history: History, patches: readonly Patch[], gesture: string | null = null): History {
  if (patches.length === 0) return history;
  const last = history.past.at(-1);
  if (gesture !== null && gesture === history.gesture && last) {
    const joined = squashPatches(last, patches);
    return { past: [...history.past.slice(0, -1), ...(joined.length ? [joined] : [])], future: [], gesture };
  }
  return { past: [...history.past, patches], future: [], gesture };
}

/** Ends the gesture: the next patches get a mark of their own. */
export const settle = (history: History): History =>
  history.gesture === null ? history : { ...history, gesture: null };

export function undo(history: History, records: Records): { history: History; records: Records } {
  const last = history.past.at(-1);
  if (!last) return { history, records };
  return {
    history: { past: history.past.slice(0, -1), future: [...history.future, last], gesture: null },
    records: applyPatches(records, invertPatches(last)),
  };
}

export function redo(history: History, records: Records): { history: History; records: Records } {
  const next = history.future.at(-1);
  if (!next) return { history, records };
  return {
    history: { past: [...history.past, next], future: history.future.slice(0, -1), gesture: null },
    records: applyPatches(records, next),
  };
}

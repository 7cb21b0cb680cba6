import { useCallback, useSyncExternalStore } from 'react';

/*
 * What is being written, by case and mode. It outlives whatever happens to the screen: another case, a fault, a reload of
 * the tab; only a send that arrived takes it away.
 */
const PREFIX = 'hilo.draft.';
const texts = new Map<string, string>();
const listeners = new Set<() => void>();

export type Mode = 'reply' | 'note';
export const draftKey = (member: string, caseId: string, mode: Mode): string => `${member} ${caseId} ${mode}`;

function read(key: string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  let kept = '';
  try {
    kept = sessionStorage.getItem(PREFIX + key) ?? '';
  } catch {
    // A browser that keeps nothing still keeps it as long as the page is open.
  }
  texts.set(key, kept);
  return kept;
}

function write(key: string, text: string): void {
  texts.set(key, text);
  try {
    if (text === '') sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, text);
  } catch {
    // as above
  }
  for (const listener of listeners) listener();
}

/** Takes away a draft that arrived, unless something else stands there by now. */
export function forgetDraft(key: string, sent: string): void {
  if (read(key).trim() === sent.trim()) write(key, '');
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The text under a key, and how to change it. */
export function useDraft(key: string): [string, (text: string) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => '',
  );
  return [text, useCallback((next: string) => write(key, next), [key])];
}

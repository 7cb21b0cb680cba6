import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Scenario } from '../../../core/scenario';

/** The test under way. It outlives the mode: whoever looks something up in Build finds it where it was. */
export interface Session {
  /** What is played: who came in and all that was done since. Null: not begun. */
  scenario: Scenario | null;
  /** The kept scenario that it is; null: one of its own. */
  kept: string | null;
  /** The frame that is looked at; null: the latest. */
  shown: number | null;
  playing: boolean;
  tab: 'play' | 'kept';
  view: 'phones' | 'journal' | 'values';
  /** The kept scenario whose difference is drawn on the canvas. */
  difference: string | null;
}
type SessionState = Session & { set: (change: Partial<Session>) => void };
export type TestSession = StoreApi<SessionState>;

export const createTestSession = (): TestSession =>
  createStore<SessionState>((set) => ({
    scenario: null,
    kept: null,
    shown: null,
    playing: false,
    tab: 'play',
    view: 'phones',
    difference: null,
    set: (change) => set(change),
  }));

const SessionContext = createContext<TestSession | null>(null);
export const TestSessionProvider = SessionContext.Provider;

export function useTestSession(): TestSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('outside of a Studio');
  return session;
}

export const useSession = <T>(selector: (session: Session) => T): T => useStore(useTestSession(), selector);

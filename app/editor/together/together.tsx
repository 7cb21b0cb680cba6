import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { ThreadView } from '../../../services/flows/comments';
import type { Present } from '../../../services/flows/presence';
import type { Reader } from '../../../services/flows/readers';

/** What other people's being here brings: apart from the document, neither saved with it nor undone. */
export interface TogetherState {
  /** Every tab in which somebody has the flow open, this one too; who has a step longest comes first. */
  people: readonly Present[];
  threads: readonly ThreadView[];
  /** The conversation that is being looked at. */
  thread: string | null;
  /** The step that a new one is about. */
  about: string | null;
}

export interface Together {
  flow: string;
  /** The member who looks. */
  me: string;
  tab: string;
  members: readonly Reader[];
  mayComment: boolean;
  store: StoreApi<TogetherState>;
  /** Takes the step that is open here over from whoever has it. */
  take: () => void;
  /** Sends something of the comments; true once it is done. */
  comment: (intent: string, fields: Record<string, string | undefined>) => Promise<boolean>;
}

const TogetherContext = createContext<Together | null>(null);
export const TogetherProvider = TogetherContext.Provider;

export function useTogether(): Together {
  const together = useContext(TogetherContext);
  if (!together) throw new Error('outside of the Studio');
  return together;
}
export const useTogetherState = <T,>(select: (state: TogetherState) => T): T => useStore(useTogether().store, select);

/** The tab that has a step, if it is another one than this: its fields are read only here. */
export function useHolder(step: string): Present | null {
  const { tab } = useTogether();
  return useTogetherState(({ people }) => holderOf(people, step, tab));
}

export function holderOf(people: readonly Present[], step: string, tab: string): Present | null {
  const holder = people.find(({ node, mayEdit }) => node === step && mayEdit);
  return holder && holder.tab !== tab ? holder : null;
}

const FieldsContext = createContext(false);
export const FieldsHeld = FieldsContext.Provider;
/** Whether somebody else has the step that these fields belong to. For fields that a disabled fieldset does not reach. */
export const useFieldsHeld = (): boolean => useContext(FieldsContext);

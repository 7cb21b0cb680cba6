import { useEffect, useState, useSyncExternalStore } from 'react';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { usePageContext } from '../../words/page';
import { tabName } from '../together/tab';
import { useEditorStore } from '../store';
import { createDraftSync, type DraftSync, type SyncState } from './draft-sync';
import { createKeeper, type Keeper } from './kept-draft';
import { createTransport } from './transport';

export interface Saving extends SyncState, Pick<DraftSync, 'save' | 'hear' | 'settle' | 'whoChanged'> {}

/**
 * Saves the draft when it rests and lets other people's saves flow in. What does not get through is kept on this machine;
 * what two changed differently is asked about.
 */
export function useAutosave({ flow, draft, me }: StudioProps): Saving {
  const editor = useEditorStore();
  const { csrf } = usePageContext();
  const [sync] = useState(() =>
    createDraftSync({
      editor,
      rev: draft.rev,
      transport: createTransport(flow.id, csrf),
      keeper: lateKeeper(() => createKeeper(me, flow.id, tabName())),
    }),
  );
  const state = useSyncExternalStore(sync.subscribe, sync.getState, sync.getState);
  useEffect(() => sync.start(), [sync]);
  const unsaved = state.state !== 'saved' && state.state !== 'conflict';
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  const { save, hear, settle, whoChanged } = sync;
  return { ...state, save, hear, settle, whoChanged };
}

/** Made at its first use: the server that draws the page has no storage. */
function lateKeeper(create: () => Keeper): Keeper {
  let keeper: Keeper | undefined;
  const get = () => (keeper ??= create());
  return { put: (draft) => get().put(draft), drop: () => get().drop(), take: () => get().take() };
}

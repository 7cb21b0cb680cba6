import { useCallback, useEffect, useRef, useState } from 'react';
import type { FlowDocument } from '../../../core/document';
import { paths } from '../../http/paths';
import type { clientAction } from '../../routes/flows.$flowId.draft';
import { useIntent } from '../../ui/form';
import { toDocument } from '../document/records';
import { useEditor, useEditorStore } from '../store';
import { forgetDraft, keepDraft, readKeptDraft } from './kept-draft';

const REST_MS = 700;
const RETRY_MS = 5_000;

export type SaveTrouble =
  { kind: 'offline' } | { kind: 'signed_out' } | { kind: 'conflict'; rev: number } | { kind: 'refused' };

export interface Saving {
  state: 'saved' | 'unsaved' | 'saving' | SaveTrouble['kind'];
  rev: number;
  /** Saves now rather than when the document rests. */
  save: () => void;
  /** Ends a conflict by writing over what the other one saved. */
  keepMine: () => void;
  /** Starts over from a document of the server: theirs, or a restored version. */
  adopt: (document: FlowDocument, rev: number) => void;
}

/**
 * Saves the draft when it rests, naming the revision it was edited from. What does not get through is kept on this
 * machine and tried again; whoever saved in between is never written over without asking.
 */
export function useAutosave(flow: string, first: { rev: number }): Saving {
  const editor = useEditorStore();
  const edits = useEditor((state) => state.edits);
  const fetcher = useIntent<typeof clientAction>(`draft:${flow}`);
  const [base, setBase] = useState({ rev: first.rev, edits: 0 });
  const [trouble, setTrouble] = useState<SaveTrouble | null>(null);
  const sent = useRef<number | null>(null);
  const { send: submit, state, data } = fetcher;
  const dirty = edits > base.edits;

  const send = useCallback(
    (rev: number) => {
      if (sent.current !== null) return;
      sent.current = editor.getState().edits;
      const document = JSON.stringify(toDocument(editor.getState().records));
      submit('save', { document, baseRev: String(rev) }, paths.flowDraft(flow));
    },
    [editor, submit, flow],
  );

  // The answer to what was sent.
  useEffect(() => {
    if (state !== 'idle' || sent.current === null || !data) return;
    const upTo = sent.current;
    sent.current = null;
    if (data.state === 'saved') {
      setBase({ rev: data.rev, edits: upTo });
      setTrouble(null);
    } else if (data.state === 'conflict') setTrouble({ kind: 'conflict', rev: data.rev });
    else setTrouble({ kind: data.state });
  }, [state, data]);

  // A document at rest is saved; one that could not be is tried again.
  const waiting = trouble === null || trouble.kind === 'offline';
  useEffect(() => {
    if (!dirty || !waiting || state !== 'idle') return;
    const timer = setTimeout(() => send(base.rev), trouble ? RETRY_MS : REST_MS);
    const onOnline = () => send(base.rev);
    window.addEventListener('online', onOnline);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', onOnline);
    };
  }, [dirty, waiting, trouble, state, edits, base.rev, send]);

  useKeepLocally(flow, dirty, base.rev);

  const current: Saving['state'] = trouble?.kind ?? (state !== 'idle' ? 'saving' : dirty ? 'unsaved' : 'saved');
  return {
    state: current,
    rev: base.rev,
    save: () => {
      if (dirty && waiting) send(base.rev);
    },
    keepMine: () => {
      if (trouble?.kind !== 'conflict') return;
      setBase((before) => ({ ...before, rev: trouble.rev }));
      setTrouble(null);
    },
    adopt: (document, rev) => {
      editor.getState().replace(document);
      setBase({ rev, edits: editor.getState().edits });
      setTrouble(null);
      forgetDraft(flow);
    },
  };
}

/** While something is unsaved it is also kept here, and closing the page asks first. */
function useKeepLocally(flow: string, dirty: boolean, rev: number): void {
  const editor = useEditorStore();
  const records = useEditor((state) => state.records);
  const looked = useRef(false);
  useEffect(() => {
    if (!looked.current) {
      // What an earlier visit could not save comes back, if nobody saved since.
      looked.current = true;
      const kept = readKeptDraft(flow);
      if (kept?.rev === rev) {
        editor.getState().replace(kept.document);
        return;
      }
    }
    if (!dirty) {
      forgetDraft(flow);
      return;
    }
    const timer = setTimeout(() => keepDraft(flow, { rev, document: toDocument(records) }), 300);
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('beforeunload', ask);
    };
  }, [editor, dirty, records, flow, rev]);
}

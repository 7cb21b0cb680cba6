import { useEffect, useRef, useState } from 'react';
import type { FindQuery } from '../../../core/find/find';
import { paths } from '../../http/paths';
import type { clientAction } from '../../routes/flows.find';
import type { DraftFinds, Replaced } from '../../../services/flows/replace';
import { useIntent } from '../../ui/form';

const REST_MS = 350;
/** So many drafts go in one request: between requests one sees how far it is. */
const AT_ONCE = 5;

export interface Chosen {
  flow: string;
  rev: number;
  finds: string[];
}

/** A replacement under way, or over. */
export interface Progress {
  total: number;
  results: Replaced[];
  running: boolean;
  /** The server stopped answering: what is not among the results was not touched, as far as is known. */
  broken: boolean;
}

/** Looks through all drafts when the query rests, and replaces in them a few at a time. */
export function useFindEverywhere(query: FindQuery | null): {
  drafts: readonly DraftFinds[] | null;
  /** It could not be looked. */
  fault: boolean;
  searching: boolean;
  progress: Progress | null;
  search: () => void;
  /** Answers with the replacement's id; null: there was nothing to replace. */
  replace: (chosen: Chosen[], replacement: string) => string | null;
} {
  const found = useIntent<typeof clientAction>('drafts.find');
  const replaced = useIntent<typeof clientAction>('drafts.replace');
  const [progress, setProgress] = useState<Progress | null>(null);
  const waiting = useRef<{ chosen: Chosen[]; replacement: string; operation: string; query: string } | null>(null);
  const asked = query ? JSON.stringify(query) : null;
  const { send: find, data: answer, state: finding } = found;
  const { send, data, state } = replaced;

  useEffect(() => {
    if (asked === null) return;
    const timer = setTimeout(() => find('find', { query: asked }, paths.draftsFind()), REST_MS);
    return () => clearTimeout(timer);
  }, [asked, find]);
  useEffect(() => setProgress((now) => (now?.running ? now : null)), [asked]);

  // The next few go when the answer to the last ones is there.
  useEffect(() => {
    const work = waiting.current;
    if (!work || state !== 'idle') return;
    if (data?.did === 'replace') {
      const { results } = data;
      setProgress((now) => now && { ...now, results: [...now.results, ...results] });
    }
    if (data?.did === 'fault') {
      waiting.current = null;
      setProgress((now) => now && { ...now, running: false, broken: true });
      return;
    }
    const drafts = work.chosen.splice(0, AT_ONCE);
    if (drafts.length > 0) {
      const { operation, query: sought, replacement } = work;
      send('replace', { operation, query: sought, replacement, drafts: JSON.stringify(drafts) }, paths.draftsFind());
      return;
    }
    waiting.current = null;
    setProgress((now) => now && { ...now, running: false });
    // What was replaced is found no more.
    find('find', { query: work.query }, paths.draftsFind());
  }, [state, data, send, find]);

  const drafts = answer?.did === 'find' ? answer.drafts : null;
  return {
    drafts: asked === null ? null : drafts,
    fault: answer?.did === 'fault',
    searching: finding !== 'idle',
    progress,
    search: () => asked !== null && find('find', { query: asked }, paths.draftsFind()),
    replace(chosen, replacement) {
      if (asked === null || answer?.did !== 'find' || chosen.length === 0) return null;
      const rest = [...chosen];
      const first = rest.splice(0, AT_ONCE);
      const work = { chosen: rest, replacement, operation: answer.operation, query: asked };
      waiting.current = work;
      setProgress({ total: chosen.length, results: [], running: true, broken: false });
      const { operation } = work;
      send('replace', { operation, query: asked, replacement, drafts: JSON.stringify(first) }, paths.draftsFind());
      return operation;
    },
  };
}

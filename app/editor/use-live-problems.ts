import { useEffect, useRef } from 'react';
import { createChecker } from '../../core/compile';
import type { FlowDocument } from '../../core/document';
import { whenIdle } from '../ui/when-idle';
import { toDocument } from './document/records';
import { useEditor, useEditorStore } from './store';
import { useStudio } from './studio-context';

const REST_MS = 80;
/** Steps looked at in one go when a flow is new here: some ten milliseconds. */
const SLICE = 100;

/**
 * Checks the document in the browser whenever it rests: the same checks that publishing makes. What a step came to is
 * kept while it does not change; the first look at a large flow is taken in slices, so that the canvas answers meanwhile.
 */
export function useLiveProblems(): void {
  const editor = useEditorStore();
  const { environment } = useStudio();
  const records = useEditor((state) => state.records);
  const known = useRef<{ check: ReturnType<typeof createChecker>; upTo: number } | null>(null);
  useEffect(() => {
    const checker = (known.current ??= { check: createChecker(), upTo: 0 });
    let document: FlowDocument | undefined;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      document ??= toDocument(records);
      if (checker.upTo < document.nodes.length) {
        const nodes = document.nodes.slice(checker.upTo, checker.upTo + SLICE);
        checker.check({ ...document, nodes, edges: [] }, environment);
        checker.upTo += SLICE;
        timer = setTimeout(look);
        return;
      }
      editor.getState().setProblems(checker.check(document, environment));
    };
    const begin = () => void (timer = setTimeout(look, REST_MS));
    // Whoever opens a large flow wants to take hold of it first.
    const wait = checker.upTo === 0 && editor.getState().edits === 0 && records.nodes.ids.length > SLICE;
    const forget = wait ? whenIdle(begin) : begin();
    return () => {
      forget?.();
      clearTimeout(timer);
    };
  }, [editor, records, environment]);
}

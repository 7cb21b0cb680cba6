import { useEffect, useRef } from 'react';
import type { createChecker } from '../../core/compile';
import type { FlowDocument } from '../../core/document';
import { whenIdle } from '../ui/when-idle';
import { toDocument } from './document/records';
import { useEditor, useEditorStore } from './store';
import { useStudio } from './studio-context';

const REST_MS = 80;
/** Steps looked at in one go when a flow is new here: some ten milliseconds. */
const SLICE = 100;

interface Checker {
  check: ReturnType<typeof createChecker>;
  /** How many steps it has looked at, of a flow that is new to it. */
  upTo: number;
}

/** It comes apart from the canvas: with it come the engines that read templates and expressions. */
const fetchChecker = async (): Promise<Checker> => {
  const compiler = await import('../../core/compile');
  return { check: compiler.createChecker(), upTo: 0 };
};

/**
 * Checks the document in the browser whenever it rests: the same checks that publishing makes. What a step came to is
 * kept while it does not change; the first look at a large flow is taken in slices, so that the canvas answers meanwhile.
 */
export function useLiveProblems(): void {
  const editor = useEditorStore();
  const { environment } = useStudio();
  const records = useEditor((state) => state.records);
  const known = useRef<Checker | null>(null);
  useEffect(() => {
    let document: FlowDocument | undefined;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    const look = (checker: Checker) => {
      if (over) return;
      document ??= toDocument(records);
      if (checker.upTo < document.nodes.length) {
        const nodes = document.nodes.slice(checker.upTo, checker.upTo + SLICE);
        checker.check({ ...document, nodes, edges: [] }, environment);
        checker.upTo += SLICE;
        timer = setTimeout(look, 0, checker);
        return;
      }
      editor.getState().setProblems(checker.check(document, environment));
    };
    const start = () => {
      if (known.current) look(known.current);
      // Where it does not come, the next edit asks again.
      else
        fetchChecker().then(
          (checker) => look((known.current ??= checker)),
          () => {},
        );
    };
    const begin = () => void (timer = setTimeout(start, REST_MS));
    // Whoever opens a large flow wants to take hold of it first.
    const wait = known.current === null && editor.getState().edits === 0 && records.nodes.ids.length > SLICE;
    const forget = wait ? whenIdle(begin) : begin();
    return () => {
      over = true;
      forget?.();
      clearTimeout(timer);
    };
  }, [editor, records, environment]);
}

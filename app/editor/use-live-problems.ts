import { useEffect, useRef } from 'react';
import type { createChecker } from '../../core/compile';
import type { FlowDocument, FlowNode } from '../../core/document';
import { whenIdle } from '../ui/when-idle';
import { toDocument } from './document/records';
import { useEditor, useEditorStore } from './store';
import { useStudio } from './studio-context';

const REST_MS = 80;
/** Steps that are new to the checker and looked at in one go: some five milliseconds. */
const SLICE = 50;

interface Checker {
  check: ReturnType<typeof createChecker>;
  /** What it has looked at: a step that was moved or edited is another. */
  seen: WeakSet<FlowNode>;
}

/** It comes apart from the canvas: with it come the engines that read templates and expressions. */
const fetchChecker = async (): Promise<Checker> => {
  const compiler = await import('../../core/compile');
  return { check: compiler.createChecker(), seen: new WeakSet() };
};

/**
 * Checks the document in the browser whenever it rests: the same checks that publishing makes. What a step came to is
 * kept while it does not change; many new steps (a flow that opens, one that was tidied up) are looked at in slices, so that
 * the canvas answers meanwhile.
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
      const { check, seen } = checker;
      const unseen = document.nodes.filter((node) => !seen.has(node)).slice(0, SLICE);
      for (const node of unseen) seen.add(node);
      if (unseen.length === SLICE) {
        check({ ...document, nodes: unseen, edges: [] }, environment);
        timer = setTimeout(look, 0, checker);
        return;
      }
      editor.getState().setProblems(check(document, environment));
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

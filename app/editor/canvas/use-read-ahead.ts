import { useEffect, useState } from 'react';
import { whenIdle } from '../../ui/when-idle';
import { useEditorStore } from '../store';
import { READABLE } from './opening-view';
import { readNode } from './read-node';

/** How long steps are read in one go: what a frame has room for on a slow machine too. */
const SLICE_MS = 6;

/**
 * Whether every step was read. Those of a large flow are read once the canvas stands, a few at a time, so that whoever
 * opens it does not wait for what is not in view.
 */
export function useReadAhead(): boolean {
  const editor = useEditorStore();
  const [done, setDone] = useState(() => {
    const { records, readOnly } = editor.getState();
    return readOnly || records.nodes.ids.length <= READABLE;
  });
  useEffect(() => {
    if (done) return;
    let timer: ReturnType<typeof setTimeout>;
    let at = 0;
    const read = () => {
      const { ids, byId } = editor.getState().records.nodes;
      const end = performance.now() + SLICE_MS;
      while (at < ids.length && performance.now() < end) {
        const node = byId[ids[at++] ?? ''];
        if (node) readNode(node);
      }
      if (at < ids.length) timer = setTimeout(read);
      else setDone(true);
    };
    const forget = whenIdle(read);
    return () => {
      forget();
      clearTimeout(timer);
    };
  }, [editor, done]);
  return done;
}

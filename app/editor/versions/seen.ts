import { useEffect } from 'react';
import { diffDocuments } from '../../../core/diff';
import { FlowDocumentSchema, type FlowDocument } from '../../../core/document';
import { whenIdle } from '../../ui/when-idle';
import { toDocument } from '../document/records';
import { useEditorStore } from '../store';

/** The flow as this person left it last on this machine, and when. */
export interface Seen {
  /** Milliseconds. */
  at: number;
  document: FlowDocument;
}

const key = (flow: string) => `hilo.seen.${flow}`;

export function readSeen(flow: string): Seen | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(flow)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { at, document } = kept as Partial<Seen>;
    const parsed = FlowDocumentSchema.safeParse(document);
    return typeof at === 'number' && parsed.success ? { at, document: parsed.data } : null;
  } catch {
    // storage is forbidden: then there is nothing to compare with
    return null;
  }
}

export function keepSeen(flow: string, seen: Seen): void {
  try {
    localStorage.setItem(key(flow), JSON.stringify(seen));
  } catch {
    // full: the next visit compares with an earlier one
  }
}

/** Nobody looks at what they missed in their first moments here, and to read a large flow takes time that a first press waits for. */
const LATER_MS = 2_000;

/** Says what changed since this person was here, once the flow opens; and keeps what they see when they leave. */
export function useSeen(flow: string): void {
  const editor = useEditorStore();
  useEffect(() => {
    const opened = editor.getState().records;
    let forget = () => {};
    const later = setTimeout(() => {
      forget = whenIdle(() => {
        const seen = readSeen(flow);
        const count = seen ? diffDocuments(seen.document, toDocument(opened)).length : 0;
        editor.getState().setMissed(seen && count > 0 ? { at: seen.at, count } : null);
      });
    }, LATER_MS);
    const keep = () => keepSeen(flow, { at: Date.now(), document: toDocument(editor.getState().records) });
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(later);
      forget();
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [editor, flow]);
}

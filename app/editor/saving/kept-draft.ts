import { FlowDocumentSchema, type FlowDocument } from '../../../core/document';

/** A draft that did not reach the server is kept on this machine, with the revision it was made from. */
export interface KeptDraft {
  rev: number;
  document: FlowDocument;
}

const key = (flow: string) => `hilo.draft.${flow}`;

/** Storage may be full, or forbidden: then nothing is kept, and nothing breaks. */
export function keepDraft(flow: string, draft: KeptDraft): boolean {
  try {
    localStorage.setItem(key(flow), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(flow: string): void {
  try {
    localStorage.removeItem(key(flow));
  } catch {
    // Nothing was kept there in the first place.
  }
}

export function readKeptDraft(flow: string): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(flow)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { rev, document } = kept as Partial<KeptDraft>;
    const parsed = FlowDocumentSchema.safeParse(document);
    return typeof rev === 'number' && parsed.success ? { rev, document: parsed.data } : null;
  } catch {
    return null;
  }
}

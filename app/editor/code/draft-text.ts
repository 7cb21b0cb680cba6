import type { FlowDocument } from '../../../core/document';
import { same } from '../../../core/edits';
import { readFlowText, readJsonText, type Refusal } from '../../../core/import';
import { mergeDocuments } from '../../../core/merge';
import type { Said } from '../../../core/run';
import { strayFields } from './stray-fields';

/** The flow as text beside the flow on the canvas. */
export interface DraftText {
  text: string;
  /** The flow that both said when they last said the same. */
  base: FlowDocument;
  /** Why the text cannot be read as it stands; the canvas keeps what it had. Null: both say the same. */
  refusal: Refusal | null;
  /** The canvas went on while the text could not be read. */
  behind: boolean;
}

export const writeFlow = (document: FlowDocument): string => JSON.stringify(document, null, 2);

export const draftTextOf = (document: FlowDocument): DraftText => ({
  text: writeFlow(document),
  base: document,
  refusal: null,
  behind: false,
});

/**
 * Somebody wrote in the text. What can be read is merged with what the canvas says now, and comes back to be applied;
 * what cannot is kept with the reason, and nothing else changes.
 */
export function onText(
  draft: DraftText,
  text: string,
  current: FlowDocument,
): { draft: DraftText; apply: FlowDocument | null } {
  const read = readFlowText(text);
  if (!read.read) return { draft: { ...draft, text, refusal: read }, apply: null };
  const [reason, ...others] = [...unknownFields(text, read.document), ...strayWires(read.document, draft.base)];
  if (reason) {
    const refusal: Refusal = { read: false, reason, issues: [reason, ...others] };
    return { draft: { ...draft, text, refusal }, apply: null };
  }
  const { document } = mergeDocuments(draft.base, read.document, current);
  // What one wrote stays as it was written, unless others' changes have to come into it.
  const kept = same(document, read.document) ? text : writeFlow(document);
  return { draft: { text: kept, base: document, refusal: null, behind: false }, apply: document };
}

/** Fields that no flow has, mistyped mostly: the canvas would drop them, and the next change there wipe them out. */
function unknownFields(text: string, read: FlowDocument): Said[] {
  const json = readJsonText(text);
  const fields = json.read ? strayFields(json.value, read) : [];
  return fields.map((field) => ({ code: 'document.unknown_field', params: { field } }));
}

/** Wires that came to lack a step at an end, as they do while an id is being changed: merging would drop them. */
function strayWires(written: FlowDocument, base: FlowDocument): Said[] {
  const [now, before] = [written, base].map(({ nodes }) => new Set(nodes.map(({ id }) => id)));
  return written.edges.flatMap((edge, at): Said[] => {
    const end = !now?.has(edge.from) ? 'from' : !now.has(edge.to) ? 'to' : null;
    if (end === null || (!before?.has(edge[end]) && base.edges.some((other) => same(other, edge)))) return [];
    return [{ code: `edge.${end}_nowhere`, params: { ...edge, field: `edges.${at}.${end}` } }];
  });
}

/** The canvas changed. The text follows, unless it holds something that cannot be read yet: that is never written over. */
export function onDocument(draft: DraftText, current: FlowDocument): DraftText {
  if (same(draft.base, current)) return draft;
  return draft.refusal ? (draft.behind ? draft : { ...draft, behind: true }) : draftTextOf(current);
}

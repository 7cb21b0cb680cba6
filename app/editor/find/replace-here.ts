import { FlowDocumentSchema } from '../../../core/document';
import { replaceIn, type FindQuery, type Occurrence } from '../../../core/find/find';
import { VARIABLE_NAME } from '../../../core/find/variable';
import { replaceDocument } from '../document/replace';
import { toDocument, type Records } from '../document/records';
import type { Editor } from '../store';

/** Why nothing is replaced: the new text does not fit, is no name of a variable, or is another one's name. */
export type Refusal = 'fit' | 'name' | 'taken';

/** Replacements over all drafts that changed the open flow too. Its undo takes that back, the drafts' own way does not. */
const ALSO_HERE = new WeakMap<Editor, Set<string>>();
export const wasHere = (editor: Editor, operation: string): boolean => ALSO_HERE.get(editor)?.has(operation) ?? false;
export const markHere = (editor: Editor, operation: string): void =>
  void ALSO_HERE.set(editor, (ALSO_HERE.get(editor) ?? new Set()).add(operation));

/** What keeps a replacement back before it is made, or null. */
export function refusalOf(query: FindQuery, replacement: string, declared: readonly string[]): Refusal | null {
  if (query.mode === 'text') return null;
  if (!VARIABLE_NAME.test(replacement)) return 'name';
  return declared.includes(replacement) && replacement !== query.name ? 'taken' : null;
}

/** Replaces finds in the open flow: one mark of its undo. */
export function replaceHere(editor: Editor, chosen: readonly Occurrence[], replacement: string): Refusal | null {
  let refused: Refusal | null = null;
  editor.getState().run((records: Records) => {
    const { document } = replaceIn(toDocument(records), chosen, replacement);
    if (FlowDocumentSchema.safeParse(document).success) return replaceDocument(records, document);
    refused = 'fit';
    return [];
  });
  editor.getState().settle();
  return refused;
}

import type { FlowDocument } from '../../../core/document';
import { applyEdits, valueAt, type Edit } from '../../../core/edits';
import type { Json } from '../../../core/json';
import type { Conflict } from '../../../core/merge';

/** A change of mine that waits for an answer, since somebody else changed the same differently. */
export interface Held extends Conflict {
  /** Who did, as the draft's saves name them; null: nobody knows. */
  by: string | null;
}

export const pathName = (path: readonly string[]): string => path.join('\n');

const begins = (path: readonly string[], start: readonly string[]) => start.every((part, at) => path[at] === part);

/** True if two paths are about the same thing: one is the other or a part of it. */
export const touches = (one: readonly string[], other: readonly string[]): boolean =>
  begins(one, other) || begins(other, one);

/** Whether an edit waits with one of the conflicts: its field, and the wires of a step whose staying is the question. */
export const isHeld = (edit: Edit, held: readonly Conflict[]): boolean =>
  held.some(({ path }) => touches(edit.path, path) || (isStep(path) && isWireOf(path[1] ?? '', edit)));

const isStep = (path: readonly string[]) => path[0] === 'nodes' && path.length === 2;

function isWireOf(step: string, { path, before, after }: Edit): boolean {
  if (path[0] !== 'edges') return false;
  const leads = (value: Json | undefined) =>
    value === step || (typeof value === 'object' && value !== null && !Array.isArray(value) && value.to === step);
  return (path[1] ?? '').startsWith(`${step} `) || leads(before) || leads(after);
}

/** The document with a value at a path, whatever stood there; as it is where nothing can stand there. */
export function withValue(document: FlowDocument, path: readonly string[], value: unknown): FlowDocument {
  if (path[0] === 'order') return document;
  const before = valueAt(document, path) as Json | undefined;
  return applyEdits(document, [{ path, before, after: value as Json | undefined }]) ?? document;
}

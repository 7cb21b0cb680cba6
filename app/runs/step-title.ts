import { isWordKey, type Words } from '../words';

/** A kind of step in words, where the Studio's own editors are not loaded. */
export function kindTitle(kind: string, w: Words): string {
  const key = `studio.kind.${kind}`;
  return w(isWordKey(key) ? key : 'studio.kind.unknown');
}

/** What a step of a run is called: by its own name or, without one, by its kind. Null: there is no such step. */
export const stepTitle = (name: string | null, kind: string | null, w: Words): string | null =>
  name || (kind === null ? null : kindTitle(kind, w));

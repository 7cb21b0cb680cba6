import { useMemo } from 'react';
import type { Json } from '../../../core/json';
import { shownValue } from '../forms/known-fields';
import { useKnownFields } from '../forms/use-known-fields';
import { isWordKey, type Words } from '../../words';
import { useWords } from '../../words/page';

/** A value that a text may print, with what the sample has for it. */
export interface KnownValue {
  path: string;
  name: string;
  /** The sample's own; null: it has none. */
  example: string | null;
}

/** What a path is called on a chip: its last step, in words where it has them. */
export function valueName(path: string, w: Words): string {
  const key = `studio.value.${path}`;
  return isWordKey(key) ? w(key) : (path.split('.').at(-1) ?? path).replaceAll('_', ' ');
}

/** A value as a person reads it on one line; null where there is none. */
export const exampleOf = (value: Json | undefined): string | null => shownValue(value) || null;

/** The values that texts of this flow may print, by name. */
export function useKnownValues(): readonly KnownValue[] {
  const w = useWords();
  const fields = useKnownFields();
  return useMemo(
    () => fields.map(({ path, value }) => ({ path, name: valueName(path, w), example: exampleOf(value) })),
    [fields, w],
  );
}

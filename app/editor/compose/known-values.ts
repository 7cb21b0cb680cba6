import { useMemo } from 'react';
import type { Json } from '../../../core/json';
import { lookUp } from '../../../core/scope';
import { isWordKey, type Words } from '../../words';
import { useWords } from '../../words/page';
import { useSampleScope } from '../sample/use-sample-scope';
import { useKnownFields } from '../forms/variables';

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

/** A value as a person reads it in a list; null where there is none. */
export function exampleOf(value: Json | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The values that texts of this flow may print: the shared ones, the flow's own and whatever the sample brings along. */
export function useKnownValues(): readonly KnownValue[] {
  const w = useWords();
  const fields = useKnownFields();
  const scope = useSampleScope();
  return useMemo(() => {
    const paths = [
      ...fields.filter((field) => !field.endsWith('.')),
      ...Object.keys(scope.event).map((name) => `event.${name}`),
      ...Object.keys(scope.contact?.attributes ?? {}).map((name) => `contact.attributes.${name}`),
    ];
    return [...new Set(paths)].map((path) => ({
      path,
      name: valueName(path, w),
      example: exampleOf(lookUp(scope, path.split('.'))),
    }));
  }, [fields, scope, w]);
}

import type { Json } from '../../../core/json';

/**
 * Fields that were written and that reading dropped, since a flow has no such field.
 * @param written the text as JSON
 * @param read the flow that was read from it
 * @returns dotted paths, outermost first
 */
export function strayFields(written: Json, read: Json): string[] {
  if (Array.isArray(written) && Array.isArray(read))
    return written.flatMap((item, at) => under(String(at), strayFields(item, read[at] ?? null)));
  if (!isObject(written) || !isObject(read)) return [];
  return Object.entries(written).flatMap(([name, value]) =>
    Object.hasOwn(read, name) ? under(name, strayFields(value, read[name] ?? null)) : [name],
  );
}

const under = (name: string, paths: readonly string[]) => paths.map((path) => `${name}.${path}`);

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

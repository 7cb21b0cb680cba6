import type { Json, JsonObject } from '../../../core/json';

/** Reading saved configuration without trusting it: what is not of the wanted shape counts as absent. */
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const numberOf = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);
export const objectOf = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
export const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
export const textsOf = (value: Json | undefined): string[] =>
  listOf(value).filter((item): item is string => typeof item === 'string');

/** A copy with `value` at the dotted path; `undefined` takes the key out. Objects on the way are made. */
export function withPath(config: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return config;
  if (rest.length > 0) return { ...config, [key]: withPath(objectOf(config[key]), rest, value) };
  if (value !== undefined) return { ...config, [key]: value };
  const { [key]: _gone, ...left } = config;
  return left;
}

/** An id for a button, a branch or a variant: readable in a diff, unlike any of `taken`. */
export function freshId(prefix: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  for (let n = 1; ; n++) if (!used.has(`${prefix}${n}`)) return `${prefix}${n}`;
}

/** `Necesito ayuda` -> `necesito_ayuda`: an id that says what it is. */
export function slug(text: string, taken: Iterable<string>, prefix = 'b'): string {
  const base = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  const used = new Set(taken);
  if (!base) return freshId(prefix, used);
  return used.has(base) ? freshId(`${base}_`, used) : base;
}

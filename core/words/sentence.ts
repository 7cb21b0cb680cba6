import type { JsonObject } from '../json';

/**
 * One sentence in one language: text with `{param}` in it, or a function where grammar needs one.
 * A function must be total: any param may be missing.
 */
export type Sentence = string | ((params: JsonObject) => string);
export type Sentences = Record<string, Sentence>;

/** A param as text: lists joined, nothing as an empty string, other values as JSON. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(show).join(', ');
  return JSON.stringify(value) ?? '';
}

/** Fills `{param}` in a sentence; a separator that an empty param leaves at the end goes with it. */
export function fill(sentence: Sentence, params: JsonObject): string {
  if (typeof sentence === 'function') return sentence(params);
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => show(params[name])).replace(/[\s·→:]+$/, '');
}

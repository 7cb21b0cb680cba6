import type { z } from 'zod';
import type { JsonObject } from './json';

/** Of many values that are allowed, so many are named. */
const MOST_ALLOWED = 12;

/** A schema's complaint as params of a sentence (`document.invalid`): where, what kind of fault, and what may stand there. */
export function issueParams(issue: z.core.$ZodIssue): JsonObject {
  const at = { field: issue.path.map(String).join('.'), issue: issue.code };
  switch (issue.code) {
    case 'invalid_value':
      return { ...at, allowed: issue.values.slice(0, MOST_ALLOWED).map(String) };
    case 'invalid_type':
      return { ...at, expected: issue.expected };
    case 'too_big':
      return { ...at, of: issue.origin, limit: Number(issue.maximum) };
    case 'too_small':
      return { ...at, of: issue.origin, limit: Number(issue.minimum) };
    case 'unrecognized_keys':
      return { ...at, keys: issue.keys };
    default:
      return at;
  }
}

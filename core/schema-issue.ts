import type { z } from 'zod';
import type { JsonObject } from './json';
import { shapeOf } from './shapes';

/** Of many values that are allowed, so many are named. */
const MOST_ALLOWED = 12;

/** Where something is wrong, and what kind of fault it is. */
export type IssueParams = JsonObject & { field: string; issue: string };

/** A schema's complaint as params of a sentence (`document.invalid`): where, what kind of fault, and what may stand there. */
export function issueParams(found: z.core.$ZodIssue): IssueParams {
  const issue = meant(found);
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
    case 'invalid_format':
      return { ...at, shape: shapeOf(issue.pattern) };
    default:
      return at;
  }
}

/**
 * Of something that may be one of several things (a rule: a group, a condition or an expression), what is wrong with the one
 * that was meant: the one that was read the furthest, with the least to say against it.
 */
function meant(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const tried = issue.errors.map((issues) => issues.map(meant)).filter((issues) => issues.length > 0);
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(...issues.map(({ path }) => path.length));
  const [best] = tried.sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  const inner = best?.find(({ path }) => path.length === depth(best));
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

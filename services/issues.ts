import type { z } from 'zod';

/** A field that does not hold, and why: what a 400 names. */
export interface Issue {
  /** Dotted path, such as `nodes.3.config`; empty for the whole. */
  path: string;
  message: string;
}

/** A parse error as a list of fields. */
export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}

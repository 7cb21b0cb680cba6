import type { Problem as FlowProblemFound } from '../../core/compile';
import type { Said } from '../../core/run';
import type { Language } from '../../core/vocabulary';
import { say } from '../../core/words';
import type { Issue } from '../../services/issues';
import type { FieldError } from './problem.server';

/** A flow's problems with their sentences. */
export const saidProblems = (problems: readonly FlowProblemFound[], language: Language) =>
  problems.map(({ node, code, severity, params }) => ({
    node,
    code,
    severity,
    detail: say({ code, params }, language),
  }));

export const sayAll = (said: readonly Said[], language: Language): string[] => said.map((one) => say(one, language));

/** What a service found wrong with a document, by fields as this API writes them. */
export const issueErrors = (issues: readonly Issue[], prefix: string): FieldError[] =>
  issues.map(({ path, message }) => ({
    field: [prefix, path]
      .filter(Boolean)
      .join('.')
      .replace(/\.(\d+)(?=\.|$)/g, '[$1]'),
    reason: message,
  }));

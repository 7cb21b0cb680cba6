import type { Problem as FlowProblemFound } from '../../core/compile';
import type { JsonObject } from '../../core/json';
import type { Said } from '../../core/run';
import type { Language } from '../../core/vocabulary';
import { say } from '../../core/words';
import type { ScenarioRun } from '../../services/flows/scenarios';
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

/** What scenarios came to, as the API tells it. */
export const saidRuns = (runs: readonly ScenarioRun[], language: Language): JsonObject[] =>
  runs.map((run): JsonObject => {
    const { id, name, result } = run;
    if (run.result === 'cannot_run')
      return { id, name, result, code: run.code, detail: say({ code: run.code, params: run.params }, language) };
    return { id, name, result, outcome: run.outcome, differences: run.result === 'differs' ? run.differences : [] };
  });

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

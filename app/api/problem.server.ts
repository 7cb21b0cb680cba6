import { z } from 'zod';
import { say, SENTENCES } from '../../core/words';
import type { Json, JsonObject } from '../../core/json';
import type { Language } from '../../core/vocabulary';
import { FIELD_REASONS_ES, PROBLEMS, REASONS, STATUS_OF, type ProblemCode } from './words.server';

export interface FieldError {
  /** Where, as one writes it in code: `events[3].contact.phone`; empty for the whole. */
  field: string;
  reason: string;
}

/** What went wrong, before it has a language. */
export interface Problem {
  code: ProblemCode;
  params?: Record<string, string | number>;
  errors?: FieldError[];
  /** Members of its own beside the standard ones: the problems of a flow, the moment a send may go. */
  extra?: JsonObject;
  retryAfterSeconds?: number;
  headers?: Record<string, string>;
}

/** The shape of every error, as OpenAPI tells it. */
export const ProblemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(STATUS_OF) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), reason: z.string() })).optional(),
});

/** A problem in a language, as `application/problem+json` (RFC 9457). */
export function problemResponse(problem: Problem, language: Language): Response {
  const { code, params = {}, errors, extra, retryAfterSeconds } = problem;
  const status = STATUS_OF[code];
  const sentence = PROBLEMS[language][code];
  const filled = retryAfterSeconds === undefined ? params : { seconds: retryAfterSeconds, ...params };
  const body = {
    ...extra,
    type: `urn:hilo:problem:${code}`,
    title: sentence.title,
    status,
    code,
    detail: fill(sentence.detail, filled),
    ...(errors ? { errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'cache-control': 'no-store',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      ...problem.headers,
    },
  });
}

/** A reason code of the services as a sentence; one that nobody wrote is shown as itself. */
export function reasonOf(code: string, language: Language, params: JsonObject = {}): string {
  const own = REASONS[language][code];
  if (own !== undefined) return own;
  return Object.hasOwn(SENTENCES[language], code) ? say({ code, params }, language) : code;
}

/** Field errors of a schema, in a language. */
export function fieldErrors(error: z.ZodError, language: Language, prefix: readonly PropertyKey[] = []): FieldError[] {
  const localize = z.locales[language]().localeError;
  return error.issues.slice(0, 50).map((issue) => {
    const localized = issue.code === 'custom' ? null : localize(issue as Parameters<typeof localize>[0]);
    const text = typeof localized === 'string' ? localized : localized?.message;
    const own = FIELD_REASONS_ES[issue.message];
    // A message that a schema gave in its own words says more than the locale's.
    const reason = own === undefined ? (text ?? issue.message) : language === 'es' ? own : issue.message;
    return { field: fieldOf([...prefix, ...issue.path]), reason };
  });
}

/**
 * A path as one writes it in code.
 *
 * @example fieldOf(['events', 3, 'contact', 'phone']) // 'events[3].contact.phone'
 */
export function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function fill(sentence: string, params: Record<string, Json>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

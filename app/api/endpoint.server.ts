import type { z } from 'zod';
import type { Language, Role } from '../../core/vocabulary';
import type { Actor, Deps } from '../../services/deps';
import type { Problem } from './problem.server';

/** Every role, for what any key may read. */
export const EVERY_ROLE: readonly Role[] = ['admin', 'designer', 'marketer', 'agent', 'supervisor', 'auditor'];

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Who asks, already checked. */
export interface ApiCaller {
  deps: Deps;
  request: Request;
  language: Language;
  workspace: string;
  role: Role;
  /** What the audit says of who did it. */
  actor: Actor;
}

/** What an endpoint answers: a body with its status, or a problem. */
export type Answer = { status: 200 | 201 | 202; body: unknown } | { problem: Problem };

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const failed = (code: Problem['code'], rest: Omit<Problem, 'code'> = {}): Answer => ({
  problem: { code, ...rest },
});
export const notFound = (): Answer => failed('not_found');

/** A body that may come in several shapes: which schema judges this one, and what it judges. */
export type Pick = (raw: unknown) => { schema: z.ZodType; value: unknown };

/** One operation of the API: what a request may hold, who may make it, and what it answers. */
export interface Endpoint {
  method: Method;
  /** With `{name}` for parameters, under `/api/v1`. */
  path: string;
  tag: string;
  summary: string;
  roles: readonly Role[] | 'public';
  params?: z.ZodType<Record<string, unknown>>;
  query?: z.ZodType<Record<string, unknown>>;
  body?: z.ZodType;
  pick?: Pick;
  maxBytes: number;
  /** Counts against the room for events that are taken in at the same time. */
  ingests: boolean;
  answers: { status: 200 | 201 | 202; schema: z.ZodType };
  run: (call: ApiCaller & { params: unknown; query: unknown; body: unknown }) => Promise<Answer>;
}

type Output<T> = T extends z.ZodType ? z.output<T> : undefined;

interface Spec<P, Q, B> {
  method: Method;
  path: string;
  tag: string;
  summary: string;
  roles: readonly Role[] | 'public';
  params?: P;
  query?: Q;
  body?: B;
  pick?: Pick;
  maxBytes?: number;
  ingests?: boolean;
  answers: { status?: 200 | 201 | 202; schema: z.ZodType };
  run: (call: ApiCaller & { params: Output<P>; query: Output<Q>; body: Output<B> }) => Promise<Answer>;
}

const MAX_BYTES = 1024 * 1024;

/**
 * Declares an operation: the same schemas parse the request and stand in the OpenAPI document.
 *
 * @example endpoint({ method: 'GET', path: '/flows/{flow}', tag: 'flows', summary: 'One flow', roles: EVERY_ROLE,
 *   params: z.object({ flow: Id }), answers: { schema: FlowSchema }, run: async ({ deps, workspace, params }) => ... })
 */
export function endpoint<
  P extends z.ZodType<Record<string, unknown>> | undefined = undefined,
  Q extends z.ZodType<Record<string, unknown>> | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(spec: Spec<P, Q, B>): Endpoint {
  const { answers, maxBytes = MAX_BYTES, ingests = false, ...rest } = spec;
  // The router hands `run` exactly what these schemas gave back; the wider type is only how the registry keeps it.
  return {
    ...rest,
    maxBytes,
    ingests,
    answers: { status: answers.status ?? 200, schema: answers.schema },
  } as unknown as Endpoint;
}

import type { Json } from '../../core/json';
import { LANGUAGES, type Language } from '../../core/vocabulary';
import { apiKeyOf } from '../../services/api-keys';
import type { Deps } from '../../services/deps';
import {
  beginIdempotent,
  finishIdempotent,
  hashRequest,
  releaseIdempotent,
  sweepIdempotency,
} from '../../services/idempotency';
import { isText, parseBody, readBytes } from './body.server';
import type { Answer, ApiCaller, Endpoint } from './endpoint.server';
import { faultOf } from './fault.server';
import { createLimits, DEFAULT_LIMITS, type LimitOptions, type Limits } from './limits.server';
import { fieldErrors, problemResponse, type Problem } from './problem.server';

/** Where the API's paths begin. */
export const BASE = '/api/v1';
const SWEEP_MS = 10 * 60_000;

interface Route {
  endpoint: Endpoint;
  pattern: RegExp;
  names: string[];
}

/** Answers every request under `/api/v1`. */
export type Api = (deps: Deps, request: Request) => Promise<Response>;

/** The API over a list of endpoints, with limits of its own. */
export function createApi(endpoints: readonly Endpoint[], options: LimitOptions = DEFAULT_LIMITS): Api {
  const routes = endpoints.map(routeOf);
  /** Kept beside the clock they count by: two installations in one process (a test) share nothing. */
  const limits = new WeakMap<object, Limits>();
  const swept = new Map<string, number>();

  function limitsOf(deps: Deps): Limits {
    const kept = limits.get(deps.clock) ?? createLimits(deps, options);
    limits.set(deps.clock, kept);
    return kept;
  }

  /** Old answers go now and then, behind a request rather than on a timer of their own. */
  function sweep(deps: Deps, workspace: string): void {
    const now = deps.clock.now();
    if (now - (swept.get(workspace) ?? 0) < SWEEP_MS) return;
    swept.set(workspace, now);
    sweepIdempotency(deps, workspace).catch((error: unknown) =>
      deps.log.warn({ err: error, workspace }, 'old idempotency keys stay a while longer'),
    );
  }

  return async (deps, request) => {
    const language = languageOf(request);
    const respond = (problem: Problem) => problemResponse(problem, language);
    const matched = match(routes, request);
    if ('problem' in matched) return respond(matched.problem);
    const { endpoint, params } = matched;
    let where: { workspace?: string; key?: string } = {};
    try {
      const caller = await admit(deps, request, endpoint, language);
      if ('problem' in caller) return respond(caller.problem);
      where = { workspace: caller.workspace, key: caller.actor.id };
      if (endpoint.roles !== 'public') {
        const taken = limitsOf(deps).take(caller.actor.id);
        if (!taken.ok) return respond({ code: 'rate_limited', retryAfterSeconds: taken.retryAfterSeconds });
      }
      const read = await readCall(endpoint, request, params, language);
      if ('problem' in read) return respond(read.problem);
      const key = request.headers.get('idempotency-key');
      const run = () => runLimited(deps, endpoint, limitsOf(deps), { ...caller, ...read.call });
      if (endpoint.method !== 'POST' || key === null) return answer(await run(), respond);
      sweep(deps, caller.workspace);
      return await once(deps, caller.workspace, { key, hash: requestHash(request, read.bytes) }, run, respond);
    } catch (error) {
      const problem = faultOf(error);
      const level = problem.code === 'internal' ? 'error' : 'warn';
      deps.log[level]({ err: error, method: endpoint.method, path: endpoint.path, ...where }, 'an API request failed');
      return respond(problem);
    }
  };
}

function routeOf(endpoint: Endpoint): Route {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');
  const pattern = endpoint.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '([^/]+)');
  return { endpoint, names, pattern: new RegExp(`^${pattern}$`) };
}

function match(
  routes: Route[],
  request: Request,
): { endpoint: Endpoint; params: Record<string, string> } | { problem: Problem } {
  const path = new URL(request.url).pathname.slice(BASE.length).replace(/\/+$/, '');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const here = routes.filter((route) => route.pattern.test(path));
  if (here.length === 0) return { problem: { code: 'no_such_endpoint' } };
  const route = here.find(({ endpoint }) => endpoint.method === method);
  if (!route) {
    const allow = [...new Set(here.map(({ endpoint }) => endpoint.method))].sort().join(', ');
    return { problem: { code: 'method_not_allowed', params: { allow }, headers: { allow } } };
  }
  const values = route.pattern.exec(path)?.slice(1) ?? [];
  const params: Record<string, string> = {};
  try {
    route.names.forEach((name, index) => (params[name] = decodeURIComponent(values[index] ?? '')));
  } catch {
    return { problem: { code: 'not_found' } };
  }
  return { endpoint: route.endpoint, params };
}

async function admit(
  deps: Deps,
  request: Request,
  endpoint: Endpoint,
  language: Language,
): Promise<ApiCaller | { problem: Problem }> {
  const { roles } = endpoint;
  if (roles === 'public') {
    return { deps, request, language, workspace: '', role: 'auditor', actor: { workspace: '', id: 'public' } };
  }
  const bearer = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const holder = bearer === undefined ? null : await apiKeyOf(deps, bearer);
  if (!holder) return { problem: { code: 'unauthorized', headers: { 'www-authenticate': 'Bearer realm="hilo"' } } };
  if (!roles.includes(holder.role)) {
    return { problem: { code: 'forbidden', params: { role: holder.role, roles: roles.join(', ') } } };
  }
  const { workspace, role } = holder;
  return { deps, request, language, workspace, role, actor: { workspace, id: `key:${holder.id}` } };
}

type Call = { params: unknown; query: unknown; body: unknown };

/** Path, query and body, parsed by the endpoint's own schemas. */
async function readCall(
  endpoint: Endpoint,
  request: Request,
  pathParams: Record<string, string>,
  language: Language,
): Promise<{ call: Call; bytes: Uint8Array } | { problem: Problem }> {
  const params = endpoint.params?.safeParse(pathParams);
  // No id of ours looks like that.
  if (params && !params.success) return { problem: { code: 'not_found' } };
  const search = [...new URL(request.url).searchParams];
  if (search.some(([name, value]) => !isText(name) || !isText(value))) return { problem: { code: 'bad_text' } };
  const query = endpoint.query?.safeParse(Object.fromEntries(search));
  if (query && !query.success) {
    return { problem: { code: 'invalid', errors: fieldErrors(query.error, language) } };
  }
  if (!endpoint.body) {
    return { call: { params: params?.data, query: query?.data, body: undefined }, bytes: new Uint8Array() };
  }
  const type = request.headers.get('content-type');
  if (type !== null && !/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(type)) {
    return { problem: { code: 'media_type' } };
  }
  const bytes = await readBytes(request, endpoint.maxBytes);
  if (!bytes.ok) return { problem: bytes.problem };
  // A POST that needs to say nothing may say nothing.
  const raw = bytes.value.length === 0 ? ({ ok: true, value: {} } as const) : parseBody(bytes.value);
  if (!raw.ok) return { problem: raw.problem };
  const { schema, value } = endpoint.pick?.(raw.value) ?? { schema: endpoint.body, value: raw.value };
  const body = schema.safeParse(value);
  if (!body.success) return { problem: { code: 'invalid', errors: fieldErrors(body.error, language) } };
  // What a schema made of the body is as keepable as the body was; what it added by itself is ours.
  return { call: { params: params?.data, query: query?.data, body: body.data }, bytes: bytes.value };
}

async function runLimited(deps: Deps, endpoint: Endpoint, limits: Limits, call: ApiCaller & Call): Promise<Answer> {
  if (!endpoint.ingests) return endpoint.run(call);
  const room = await limits.enter(call.workspace);
  if (!room) return { problem: { code: 'overloaded', retryAfterSeconds: 1 } };
  try {
    return await endpoint.run(call);
  } finally {
    room.release();
  }
}

/** Runs a POST once by its key: the same request again gets the same answer; one that did nothing may be tried again. */
async function once(
  deps: Deps,
  workspace: string,
  { key, hash }: { key: string; hash: string },
  run: () => Promise<Answer>,
  respond: (problem: Problem) => Response,
): Promise<Response> {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) return respond({ code: 'bad_idempotency_key' });
  const begun = await beginIdempotent(deps, workspace, key, hash);
  if (begun.status === 'mismatch') return respond({ code: 'idempotency_mismatch' });
  if (begun.status === 'in_progress') return respond({ code: 'idempotency_in_progress', retryAfterSeconds: 2 });
  if (begun.status === 'replay') return json(begun.http, begun.body, { 'idempotent-replayed': 'true' });
  let result: Answer;
  try {
    result = await run();
  } catch (error) {
    await releaseIdempotent(deps, workspace, key);
    throw error;
  }
  if ('problem' in result) await releaseIdempotent(deps, workspace, key);
  else await finishIdempotent(deps, workspace, key, { http: result.status, body: result.body });
  return answer(result, respond);
}

function requestHash(request: Request, bytes: Uint8Array): string {
  const url = new URL(request.url);
  return hashRequest(request.method, `${url.pathname}${url.search}`, bytes);
}

const answer = (result: Answer, respond: (problem: Problem) => Response): Response =>
  'problem' in result ? respond(result.problem) : json(result.status, result.body as Json);

function json(status: number, body: Json, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

/** The first of our languages that the caller names; English to programs that name none. */
export function languageOf(request: Request): Language {
  const tags = (request.headers.get('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2));
  for (const tag of tags) {
    const found = LANGUAGES.find((language) => language === tag.toLowerCase());
    if (found) return found;
  }
  return 'en';
}

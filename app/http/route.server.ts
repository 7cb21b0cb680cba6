import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { Language, Role } from '../../core/vocabulary';
import { requireSignedIn, type SignedIn } from '../session.server';
import { isOwnForm } from './csrf.server';
import { depsOf, type Deps } from './deps.server';
import { languageOf, readPreferences } from './preferences.server';

/** Every member, whatever the role. */
export const ANYBODY: readonly Role[] = ['admin', 'designer', 'marketer', 'agent', 'supervisor', 'auditor'];

/** Who may read or change flows: the roles of the Studio. */
export const DESIGNERS: readonly Role[] = ['admin', 'designer', 'marketer'];

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Shape = z.ZodType<Record<string, unknown>>;

/** What a screen's loader and action are given, already checked. */
export interface Caller {
  deps: Deps;
  request: Request;
  language: Language;
  /** The member and the one workspace of this request. */
  me: SignedIn;
}

/** What a test that walks every route reads off a loader or action made here. */
export interface Guarded {
  readonly roles: readonly Role[] | 'public';
}

/** A thrown 403: signed in, but not for this. */
export const forbidden = () => data({ code: 'forbidden' }, 403);
/** A thrown 404: no such thing in this workspace, or none that this member may see. */
export const notFound = () => data({ code: 'not_found' }, 404);

/**
 * A loader for members with one of `roles`. Path and search are parsed first; what does not parse is a 404, since no
 * link of ours leads there.
 *
 * @example export const loader = screen({ roles: DESIGNERS, params: z.object({ flowId: z.string() }), load })
 */
export function screen<Params extends Shape, Search extends Shape, Result>(route: {
  roles: readonly Role[];
  params?: Params;
  search?: Search;
  load: (caller: Caller & { params: z.output<Params>; search: z.output<Search> }) => Promise<Result> | Result;
}): ((args: LoaderFunctionArgs) => Promise<Result>) & Guarded {
  const guarded = async (args: LoaderFunctionArgs): Promise<Result> => {
    const caller = await admit(args, route.roles);
    return route.load({
      ...caller,
      params: parseOr404(route.params, args.params),
      search: parseOr404(route.search, fromSearch(new URL(args.request.url).searchParams)),
    });
  };
  return Object.assign(guarded, { roles: route.roles });
}

/** One thing a form can ask for: its fields and what to do with them. */
export interface Intent<Params, Result> {
  schema: Shape;
  run: (call: Caller & { params: Params; form: Record<string, unknown> }) => Promise<Result> | Result;
}

/**
 * Ties the fields of an intent to what its `run` receives.
 *
 * @example intent({ schema: z.object({ name: z.string() }), run: ({ form }) => rename(form.name) })
 */
export function intent<Fields extends Shape, Params, Result>(parts: {
  schema: Fields;
  run: (call: Caller & { params: Params; form: z.output<Fields> }) => Promise<Result> | Result;
}): Intent<Params, Result> {
  // The builder hands `run` exactly what its own schema gave back; the wider parameter is only how the table stores it.
  return parts as unknown as Intent<Params, Result>;
}

/** What an action answers when the form did not parse: the fields and why, status 422. */
export interface Rejected {
  ok: false;
  code: 'invalid';
  /** Field name -> a key of the words, or zod's own sentence. */
  errors: Record<string, string>;
}

/**
 * An action for members with one of `roles`. The form says which of `intents` it means in its field `intent`; the form
 * must come from a page of ours (origin and token), or nothing is done.
 */
export function act<Params extends Shape, Results extends Record<string, unknown>>(route: {
  roles: readonly Role[];
  params?: Params;
  intents: { [Name in keyof Results]: Intent<z.output<Params>, Results[Name]> };
}) {
  const guarded = async (args: ActionFunctionArgs) => {
    const caller = await admit(args, route.roles);
    const form = await readForm(args.request);
    const named = String(form.get('intent') ?? '');
    if (!Object.hasOwn(route.intents, named)) throw data({ code: 'unknown_intent' }, 400);
    const wanted = route.intents[named as keyof Results];
    const parsed = wanted.schema.safeParse(fromForm(form));
    if (!parsed.success) return data(rejected(parsed.error), 422);
    return wanted.run({ ...caller, params: parseOr404(route.params, args.params), form: parsed.data });
  };
  return Object.assign(guarded, { roles: route.roles });
}

/** A loader that anybody may call. */
export function publicScreen<Result>(route: {
  load: (call: { deps: Deps; request: Request; language: Language }) => Promise<Result> | Result;
}): ((args: LoaderFunctionArgs) => Promise<Result>) & Guarded {
  const open = async (args: LoaderFunctionArgs): Promise<Result> =>
    route.load({ deps: depsOf(args.context), request: args.request, language: await languageFor(args.request) });
  return Object.assign(open, { roles: 'public' as const });
}

/** An action that anybody may call from a page of ours: signing in, choosing a theme. */
export function publicAction<Fields extends Shape, Result>(route: {
  schema: Fields;
  run: (call: { deps: Deps; request: Request; language: Language; form: z.output<Fields> }) => Promise<Result> | Result;
}) {
  const open = async (args: ActionFunctionArgs) => {
    const form = await readForm(args.request);
    const parsed = route.schema.safeParse(fromForm(form));
    if (!parsed.success) return data(rejected(parsed.error), 422);
    const language = await languageFor(args.request);
    return route.run({ deps: depsOf(args.context), request: args.request, language, form: parsed.data });
  };
  return Object.assign(open, { roles: 'public' as const });
}

async function admit(args: Args, roles: readonly Role[]): Promise<Caller> {
  const deps = depsOf(args.context);
  const me = await requireSignedIn(deps, args.request);
  if (!roles.includes(me.member.role)) throw forbidden();
  return { deps, request: args.request, language: await languageFor(args.request), me };
}

const languageFor = async (request: Request) => languageOf(request, await readPreferences(request));

async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData();
  if (!(await isOwnForm(request, form))) throw data({ code: 'csrf' }, 403);
  return form;
}

const parseOr404 = <T extends Shape>(schema: T | undefined, value: unknown): z.output<T> => {
  if (!schema) return {} as z.output<T>;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw notFound();
  return parsed.data;
};

/** Fields given once are text, fields given more often are lists. */
function fromForm(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (name === 'csrf' || name === 'intent') continue;
    const values = form.getAll(name);
    fields[name] = values.length > 1 ? values : values[0];
  }
  return fields;
}

function fromSearch(search: URLSearchParams): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    fields[name] = values.length > 1 ? values : values[0];
  }
  return fields;
}

function rejected(error: z.ZodError): Rejected {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message;
  return { ok: false, code: 'invalid', errors };
}

export { redirect };

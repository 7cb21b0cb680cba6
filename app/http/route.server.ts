import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { Language, Role } from '../../core/vocabulary';
import { requireSignedIn, type SignedIn } from '../session.server';
import { isOwnForm } from './csrf.server';
import { depsOf, type Deps } from './deps.server';
import { guardFaults } from './faults.server';
import { languageOf, readPreferences } from './preferences.server';

/** Every member, whatever the role. */
export const ANYBODY: readonly Role[] = ['admin', 'designer', 'marketer', 'agent', 'supervisor', 'auditor'];

export { FLOW_READERS } from '../runs/roles';

/** Who may change flows: the roles of the Studio. */
export const DESIGNERS: readonly Role[] = ['admin', 'designer', 'marketer'];

/** Who may say something about a flow: whoever works on it, and the supervisors of those who answer its customers. */
export const COMMENTERS: readonly Role[] = [...DESIGNERS, 'supervisor'];

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
  const guarded = (args: LoaderFunctionArgs): Promise<Result> =>
    guardFaults(depsOf(args.context), args.request, async () => {
      const caller = await admit(args, route.roles);
      return route.load({
        ...caller,
        params: parseOr404(route.params, args.params),
        search: parseOr404(route.search, fromSearch(new URL(args.request.url).searchParams)),
      });
    });
  return Object.assign(guarded, { roles: route.roles });
}

/** What an action answers when the form did not parse: the fields and why, status 422. */
export interface Rejected {
  ok: false;
  code: 'invalid';
  /** Field name -> a key of the words, or zod's own sentence. */
  errors: Record<string, string>;
}

/** One thing a form can ask for: reads its own fields from the form, and answers. */
export type Intent<Params, Result> = (
  call: Caller & { params: Params },
  form: Record<string, unknown>,
) => Promise<Result> | Result;

type Answer<Intents extends Record<string, Intent<never, unknown>>> = Awaited<ReturnType<Intents[keyof Intents]>>;

/**
 * The action of a route, for members with one of `roles`. The form says which intent it means in its field `intent`; it
 * must come from a page of ours (origin and token), or nothing is done. A form that does not parse is a 422.
 *
 * @example
 * const edits = actionsOf({ roles: DESIGNERS, params: z.object({ flowId: z.string() }) });
 * export const action = edits.answer({
 *   rename: edits.intent(z.object({ name: z.string().min(1) }), ({ deps, form, params }) => rename(deps, params, form)),
 * });
 */
export function actionsOf<Params extends Shape>(route: { roles: readonly Role[]; params?: Params }) {
  type Call = Caller & { params: z.output<Params> };
  return {
    intent<Fields extends Shape, Result>(
      schema: Fields,
      run: (call: Call & { form: z.output<Fields> }) => Promise<Result> | Result,
    ) {
      return async (call: Call, form: Record<string, unknown>) => {
        const parsed = schema.safeParse(form);
        return parsed.success ? run({ ...call, form: parsed.data }) : data(rejected(parsed.error), 422);
      };
    },
    answer<Intents extends Record<string, Intent<z.output<Params>, unknown>>>(
      intents: Intents,
    ): ((args: ActionFunctionArgs) => Promise<Answer<Intents>>) & Guarded {
      const guarded = (args: ActionFunctionArgs): Promise<Answer<Intents>> =>
        guardFaults(depsOf(args.context), args.request, async (): Promise<Answer<Intents>> => {
          const caller = await admit(args, route.roles);
          const form = await readForm(args.request);
          const named = String(form.get('intent') ?? '');
          const wanted = Object.hasOwn(intents, named) ? intents[named] : undefined;
          if (!wanted) throw data({ code: 'unknown_intent' }, 400);
          const call = { ...caller, params: parseOr404(route.params, args.params) };
          return (await wanted(call, fromForm(form))) as Answer<Intents>;
        });
      return Object.assign(guarded, { roles: route.roles });
    },
  };
}

/** A field that carries JSON; what is none is an issue of that field. */
export const jsonField = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'error.json' });
        return z.NEVER;
      }
    });

/** A loader that anybody may call. */
export function publicScreen<Result>(route: {
  load: (call: { deps: Deps; request: Request; language: Language }) => Promise<Result> | Result;
}): ((args: LoaderFunctionArgs) => Promise<Result>) & Guarded {
  const open = (args: LoaderFunctionArgs): Promise<Result> =>
    guardFaults(depsOf(args.context), args.request, async () =>
      route.load({ deps: depsOf(args.context), request: args.request, language: await languageFor(args.request) }),
    );
  return Object.assign(open, { roles: 'public' as const });
}

/** An action that anybody may call from a page of ours: signing in, choosing a theme. */
export function publicAction<Fields extends Shape, Result>(route: {
  schema: Fields;
  run: (call: {
    deps: Deps;
    request: Request;
    language: Language;
    /** The address the request came from. */
    caller: string;
    form: z.output<Fields>;
  }) => Promise<Result> | Result;
}) {
  const open = (args: ActionFunctionArgs) =>
    guardFaults(depsOf(args.context), args.request, async () => {
      const form = await readForm(args.request);
      const parsed = route.schema.safeParse(fromForm(form));
      if (!parsed.success) return data(rejected(parsed.error), 422);
      const language = await languageFor(args.request);
      const caller = typeof args.context.caller === 'string' ? args.context.caller : 'unknown';
      return route.run({ deps: depsOf(args.context), request: args.request, language, caller, form: parsed.data });
    });
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
  const form = await request.formData().catch(() => {
    throw data({ code: 'no_form' }, 400);
  });
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

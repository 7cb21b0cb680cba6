import type { ActionFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROLES, type Role } from '../../core/vocabulary';
import { testServices, type TestServices } from '../../tests/support/services';
import { actionsOf, screen, type Guarded } from './route.server';
import { formFrom, signInEverybody } from '../../tests/support/screens';

/**
 * Every route module with a screen: a new one is walked without anybody adding it here. The API has its own builder and
 * walk; providers' webhooks know no roles, only signatures.
 */
const MODULES = import.meta.glob<{ loader?: unknown; action?: unknown }>(
  ['../routes/**/*.{ts,tsx}', '!../routes/api.*', '!../routes/hooks.*'],
  {
    eager: true,
  },
);
/** A way out that reads nothing, and the event stream, which answers 401 where a screen would send people to sign in. */
const OPEN = ['../routes/sign-out.tsx loader', '../routes/live.ts loader'];

const guards = Object.entries(MODULES).flatMap(([path, module]) =>
  (['loader', 'action'] as const).flatMap((part) => {
    const handler = module[part];
    return typeof handler === 'function' ? [{ name: `${path} ${part}`, part, handler: handler as Handler }] : [];
  }),
);
type Handler = ((args: Args) => Promise<unknown>) & Partial<Guarded>;
type Args = ActionFunctionArgs;

let services: TestServices;
let cookies: Map<Role, string>;

beforeAll(async () => {
  services = await testServices();
  cookies = await signInEverybody(services);
});
afterAll(() => services.close());

const formBy = (role: Role, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  formFrom(services, cookies.get(role) ?? '', fields, { headers });
const by = (role: Role | null, path = '/x'): Args => ({
  request: new Request(`http://127.0.0.1${path}`, { headers: { cookie: (role && cookies.get(role)) ?? '' } }),
  params: { flowId: 'flw_none', runId: 'run_none', contactId: 'cnt_none', caseId: 'cas_none' },
  context: { deps: services.deps },
});

/** The status of what a handler answered or threw: 200 for a plain value. */
async function statusOf(work: Promise<unknown>): Promise<number> {
  const outcome = await work.catch((thrown: unknown) => thrown);
  if (outcome instanceof Response) return outcome.status;
  if (outcome instanceof Error) throw outcome;
  const init = (outcome as { type?: string; init?: { status?: number } | null } | null)?.init;
  return init?.status ?? 200;
}

describe('the routes, walked by every role', () => {
  it.each(guards)('$name says who may call it', ({ name, handler }) => {
    if (OPEN.includes(name)) return;
    expect(handler.roles).toBeDefined();
  });

  it.each(guards.flatMap((guard) => ROLES.map((role) => ({ ...guard, role }))))(
    '$name answers $role by its roles alone',
    async ({ part, handler, role }) => {
      if (handler.roles === undefined || handler.roles === 'public') return;
      const args = part === 'loader' ? by(role) : await formBy(role, { intent: 'none of them' });
      const status = await statusOf(handler({ ...by(role), ...args, params: by(role).params }));
      if (handler.roles.includes(role)) expect(status).not.toBe(403);
      else expect(status).toBe(403);
    },
  );

  it.each(guards)('$name sends whoever is not signed in to the way in', async ({ part, handler }) => {
    if (handler.roles === undefined || handler.roles === 'public') return;
    const args =
      part === 'loader' ? by(null) : { ...by(null), request: new Request('http://127.0.0.1/x', { method: 'POST' }) };
    expect(await statusOf(handler(args))).toBe(302);
  });
});

it('gives no live updates to whoever is not signed in', async () => {
  const live = guards.find(({ name }) => name === '../routes/live.ts loader');
  expect(live && (await statusOf(live.handler(by(null, '/live?topics=runs'))))).toBe(401);
});

describe('the route builder', () => {
  const rename = actionsOf({ roles: ['designer'] });
  const action = rename.answer({
    rename: rename.intent(z.object({ name: z.string().min(1, 'flows.create.missing') }), ({ form }) => ({
      ok: form.name,
    })),
  });
  const call = (args: Args) => action(args);

  it('runs the intent with its parsed fields', async () => {
    expect(await call(await formBy('designer', { intent: 'rename', name: 'Uno' }))).toEqual({ ok: 'Uno' });
  });

  it('answers 422 with the field and the reason', async () => {
    const answer = await call(await formBy('designer', { intent: 'rename', name: '' }));
    expect(answer).toMatchObject({ data: { errors: { name: 'flows.create.missing' } }, init: { status: 422 } });
  });

  it.each([
    ['another origin', {}, { origin: 'https://elsewhere.example' }],
    ['a foreign site, told by the browser', {}, { 'sec-fetch-site': 'cross-site' }],
    ['an origin that is none', {}, { origin: 'null' }],
    ['a wrong token', { csrf: 'f'.repeat(32) }, {}],
    ['no token', { csrf: '' }, {}],
  ])('refuses a form from %s', async (_name, fields, headers) => {
    expect(await statusOf(call(await formBy('designer', { intent: 'rename', name: 'x', ...fields }, headers)))).toBe(
      403,
    );
  });

  it('refuses an intent it does not have with 400', async () => {
    expect(await statusOf(call(await formBy('designer', { intent: 'constructor' })))).toBe(400);
  });

  it('has no page for a search that no link of ours makes', async () => {
    const loader = screen({
      roles: ROLES,
      search: z.object({ page: z.coerce.number() }),
      load: ({ search }) => search,
    });
    expect(await loader(by('agent', '/x?page=2'))).toEqual({ page: 2 });
    expect(await statusOf(loader(by('agent', '/x?page=two')))).toBe(404);
  });

  it('tells a fault by an id and nothing else, and a database that is away as 503', async () => {
    const failing = (error: Error) =>
      screen({
        roles: ROLES,
        load: () => {
          throw error;
        },
      });
    const run = async (error: Error) => {
      const loader = failing(error);
      return loader(by('agent')).catch((thrown: unknown) => thrown);
    };
    expect(await run(new Error('secret'))).toMatchObject({ data: { code: 'internal' }, init: { status: 500 } });
    expect(JSON.stringify(await run(new Error('secret')))).not.toContain('secret');
    const away = new Error('query', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
    expect(await run(away)).toMatchObject({ data: { code: 'unreachable' }, init: { status: 503 } });
  });
});

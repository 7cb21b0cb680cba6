import type { ActionFunctionArgs } from '@remix-run/node';
import type { Role } from '../../core/vocabulary';
import { signIn } from '../../services/auth';
import type { TestServices } from './services';
import { startSession } from '../../app/session.server';
import { csrfToken } from '../../app/http/csrf.server';

const BASE = 'http://127.0.0.1';

/** Cookies of a session for every role of the demo. For tests. */
export async function signInEverybody({ deps, access }: TestServices): Promise<Map<Role, string>> {
  const cookies = new Map<Role, string>();
  for (const { role, email, password } of access.users) {
    const signed = await signIn(deps, { email, password });
    if (!signed.ok) throw new Error(signed.code);
    const header = await startSession(new Request(`${BASE}/`), signed.secret);
    cookies.set(role, header.split(';')[0] ?? '');
  }
  return cookies;
}

/** What an action is called with when a page of ours sends a form. For tests. */
export async function formFrom(
  services: TestServices,
  cookie: string,
  fields: Record<string, string>,
  more: { params?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<ActionFunctionArgs> {
  const { token, setCookie } = await csrfToken(new Request(`${BASE}/`));
  const csrf = setCookie?.split(';')[0] ?? '';
  const body = new URLSearchParams({ csrf: token, ...fields });
  const headers = { cookie: `${cookie}; ${csrf}`, host: '127.0.0.1', origin: BASE, ...more.headers };
  const request = new Request(`${BASE}/x`, { method: 'POST', body, headers });
  return { request, params: more.params ?? {}, context: { deps: services.deps } };
}

import { createCookie, redirect } from '@remix-run/node';
import type { Language, Role } from '../core/vocabulary';
import { nearestLanguage } from '../core/words';
import { sessionOf } from '../services/auth';
import type { Actor, Deps } from '../services/deps';
import { paths } from './http/paths';

/** The member behind a request and the workspace it is in. */
export interface SignedIn {
  session: string;
  member: { id: string; name: string; email: string; role: Role; language: Language };
  workspace: { id: string; name: string; timeZone: string };
}

const MAX_AGE_SECONDS = 14 * 86_400;
/**
 * httpOnly; holds a random token of which the database keeps the hash, so that a session ends there at any moment and a
 * copy of the table signs nobody in. A guess at 256 bits needs no signature against it.
 */
const cookieOf = (request: Request) =>
  createCookie('hilo_session', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: new URL(request.url).protocol === 'https:',
    maxAge: MAX_AGE_SECONDS,
  });

export async function sessionTokenOf(request: Request): Promise<string | null> {
  const value: unknown = await cookieOf(request).parse(request.headers.get('cookie'));
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The member who is signed in, or null. */
export async function getSignedIn(deps: Deps, request: Request): Promise<SignedIn | null> {
  const token = await sessionTokenOf(request);
  const session = token && (await sessionOf(deps, token));
  if (!session) return null;
  const { member, workspace } = session;
  return {
    session: session.id,
    member: { ...pick(member), language: nearestLanguage(member.language ?? workspace.language) },
    workspace: { id: workspace.id, name: workspace.name, timeZone: workspace.timeZone },
  };
}
const pick = ({ id, name, email, role }: { id: string; name: string; email: string; role: Role }) => {
  return { id, name, email, role };
};

/** Who a service writes into the audit. */
export const actorOf = (me: SignedIn): Actor => ({ workspace: me.workspace.id, id: `member:${me.member.id}` });

/** The member who is signed in; everybody else goes to sign in and comes back here after. */
export async function requireSignedIn(deps: Deps, request: Request): Promise<SignedIn> {
  const me = await getSignedIn(deps, request);
  if (me) return me;
  const url = new URL(request.url);
  throw redirect(paths.signIn(request.method === 'GET' ? `${url.pathname}${url.search}` : undefined));
}

/** The Set-Cookie header of a new session. */
export const startSession = (request: Request, token: string): Promise<string> => cookieOf(request).serialize(token);

/** The Set-Cookie header that takes the session out of the browser. */
export const clearSession = (request: Request): Promise<string> => cookieOf(request).serialize('', { maxAge: 0 });

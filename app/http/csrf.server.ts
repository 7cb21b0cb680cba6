import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createCookie } from '@remix-run/node';

const cookie = createCookie('hilo_csrf', { path: '/', sameSite: 'lax', httpOnly: true });

/** The browser's token, and the Set-Cookie header if it had none yet. */
export async function csrfToken(request: Request): Promise<{ token: string; setCookie: string | null }> {
  const known: unknown = await cookie.parse(request.headers.get('cookie'));
  if (typeof known === 'string' && known.length === 32) return { token: known, setCookie: null };
  const token = randomBytes(16).toString('hex');
  const secure = new URL(request.url).protocol === 'https:';
  return { token, setCookie: await cookie.serialize(token, { secure }) };
}

/**
 * True if a form was sent by a page of ours: the origin is this host, and the token in the form is the cookie's. A page
 * elsewhere can make the browser send the cookie, but can neither read it nor put it into a form.
 */
export async function isOwnForm(request: Request, form: FormData): Promise<boolean> {
  const origin = request.headers.get('origin');
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? new URL(request.url).host;
  if (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host)) return false;
  if (request.headers.get('sec-fetch-site') === 'cross-site') return false;
  const known: unknown = await cookie.parse(request.headers.get('cookie'));
  const sent = form.get('csrf');
  if (typeof known !== 'string' || typeof sent !== 'string' || known.length !== sent.length) return false;
  return timingSafeEqual(Buffer.from(known), Buffer.from(sent));
}

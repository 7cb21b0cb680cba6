import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createAddressGuard, type AddressGuard, type AddressGuardOptions } from './address-guard';
import type { Fetch } from './channel';
import { NetworkError, readNetworkError, sentenceOf } from './network-error';
import { timeLimit } from './time-limit';

export interface GuardedFetchOptions extends AddressGuardOptions {
  /** From the call to the last byte of the answer, redirects included. Milliseconds; 10,000 unless told. */
  timeoutMs?: number;
  /** Largest answer read, in bytes; 1 MiB unless told. */
  maxBytes?: number;
  /** Redirects followed where `init.redirect` does not refuse them; 3 unless told. */
  maxRedirects?: number;
  /** Extra trusted authorities, PEM: a customer's own gateway. */
  ca?: string;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What may follow a redirect to another origin: any other header may hold a secret. */
const HARMLESS = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);
/** Idle connections are closed before the usual five seconds of a peer, so that few die under a request. */
const IDLE_MS = 4000;

/**
 * A fetch that a stranger's URL can be given to: it connects only to addresses that are public or allowed, to the very
 * address that was checked (no second resolution that could answer otherwise), follows redirects only through the same
 * check, and reads a bounded answer in a bounded time. Throws NetworkError, whose `sent` tells whether the peer may have
 * read the request. Keep one per process: it holds its connections.
 *
 * @example const fetch = guardedFetch({ allow: ['127.0.0.1'], timeoutMs: 5000 })
 */
export function guardedFetch(options: GuardedFetchOptions = {}): Fetch {
  const { timeoutMs = 10_000, maxBytes = 1024 * 1024, maxRedirects = 3, ca } = options;
  const guard = createAddressGuard(options);
  const shared = { keepAlive: true, timeout: IDLE_MS, lookup: guardedLookup(guard) };
  const agents = { 'http:': new http.Agent(shared), 'https:': new https.Agent({ ...shared, ca }) };

  return async (address, init) => {
    const { signal, done } = timeLimit(timeoutMs, init.signal);
    try {
      return await follow(address, init, signal);
    } finally {
      done();
    }
  };

  async function follow(address: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    let url = parseUrl(address);
    let request: OneRequest = {
      method: (init.method ?? 'GET').toUpperCase(),
      headers: new Headers(init.headers),
      body: bodyOf(init),
    };
    for (let followed = 0; ; followed += 1) {
      // A literal address is connected to without a lookup, so it is checked here.
      if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) await guard(url.hostname);
      const agent = agents[url.protocol === 'https:' ? 'https:' : 'http:'];
      const response = await once(url, request, agent, signal, maxBytes);
      const location = response.headers.get('location');
      if (!REDIRECTS.has(response.status) || location === null || init.redirect === 'manual') return response;
      if (init.redirect === 'error' || followed >= maxRedirects) throw failure('redirected', true, url);
      const next = parseUrl(location, url);
      request = redirected(request, response.status, next.origin === url.origin);
      url = next;
    }
  }
}

interface OneRequest {
  method: string;
  headers: Headers;
  body: Buffer | null;
}

/** One request and its answer, read whole. */
function once(
  url: URL,
  request: OneRequest,
  agent: http.Agent,
  signal: AbortSignal,
  maxBytes: number,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    // Until a socket is there nothing can have been sent, however the request ends.
    let connected = false;
    const fail = (error: unknown) => reject(connected ? asSent(error, signal, url) : asUnsent(error, signal, url));
    if (signal.aborted) return fail(signal.reason);
    const { method, body } = request;
    const headers: Record<string, string> = { 'accept-encoding': 'identity', ...Object.fromEntries(request.headers) };
    if (body !== null) headers['content-length'] = String(body.length);
    const transport = url.protocol === 'https:' ? https : http;
    const call = tryTo(() => transport.request(url, { method, headers, agent, signal }), fail);
    if (!call) return;
    call.on('error', fail);
    call.on('socket', (socket) => {
      if (!socket.connecting) connected = true;
      else socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (connected = true));
    });
    call.on('response', (message) => {
      const chunks: Buffer[] = [];
      let size = 0;
      message.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= maxBytes) {
          chunks.push(chunk);
        } else {
          fail(failure('too_large', true, url));
          call.destroy();
        }
      });
      message.on('error', fail);
      message.on('close', () => {
        if (message.complete) resolve(responseOf(message, Buffer.concat(chunks)));
        else fail(failure('reset', true, url));
      });
    });
    call.end(body);
  });
}

function responseOf(message: http.IncomingMessage, body: Buffer): Response {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const status = message.statusCode ?? 0;
  const bodiless = status === 204 || status === 205 || status === 304;
  // A Response takes 200 to 599; anything else is no HTTP answer that we know.
  if (status < 200 || status > 599) return new Response(null, { status: 502, headers });
  return new Response(bodiless ? null : new Uint8Array(body), { status, headers });
}

/** Passed to the agent, so that a connection is made to an address that was checked in the same breath. */
function guardedLookup(guard: AddressGuard): LookupFunction {
  return (host, options, done) => {
    guard(host).then(
      (found) => {
        const usable = found.filter(
          ({ family }) => !options.family || options.family === family || options.family === `IPv${family}`,
        );
        const [first] = usable;
        if (options.all) done(null, usable);
        else if (first) done(null, first.address, first.family);
        else done(failure('not_found', false, host), '', 0);
      },
      (error: unknown) => done(readNetworkError(error, host), '', 0),
    );
  };
}

function redirected(request: OneRequest, status: number, sameOrigin: boolean): OneRequest {
  const drops = status === 303 || ((status === 301 || status === 302) && request.method === 'POST');
  const becomesGet = drops && request.method !== 'HEAD';
  const headers = new Headers();
  request.headers.forEach((value, name) => {
    if (becomesGet && name.startsWith('content-')) return;
    if (sameOrigin || HARMLESS.has(name)) headers.set(name, value);
  });
  return becomesGet ? { method: 'GET', headers, body: null } : { ...request, headers };
}

function parseUrl(address: string, base?: URL): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  if (!url) throw failure('bad_url', false, 'the URL');
  const known = url.protocol === 'http:' || url.protocol === 'https:';
  if (!known || url.username !== '' || url.password !== '') throw failure('bad_url', false, url);
  return url;
}

function bodyOf({ body }: RequestInit): Buffer | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return Buffer.from(body, 'utf8');
  if (body instanceof Uint8Array) return Buffer.from(body);
  if (body instanceof URLSearchParams) return Buffer.from(body.toString(), 'utf8');
  throw new TypeError('guardedFetch sends strings, bytes and URLSearchParams; give it one of these');
}

function asSent(error: unknown, signal: AbortSignal, url: URL): NetworkError {
  if (error instanceof NetworkError) return error;
  return failure(signal.aborted ? abortCode(signal) : 'reset', true, url, error);
}

function asUnsent(error: unknown, signal: AbortSignal, url: URL): NetworkError {
  if (signal.aborted) return failure(abortCode(signal), false, url, error);
  const read = readNetworkError(error, url.host);
  // A connection reset before it stood (or during the TLS handshake) carried nothing.
  return read.sent ? failure('unreachable', false, url, error) : read;
}

function abortCode(signal: AbortSignal): 'timeout' | 'aborted' {
  return signal.reason instanceof Error && signal.reason.name === 'TimeoutError' ? 'timeout' : 'aborted';
}

function failure(code: NetworkError['code'], sent: boolean, where: URL | string, cause?: unknown): NetworkError {
  const host = typeof where === 'string' ? where : where.host;
  return new NetworkError(code, sent, sentenceOf(code, host), cause === undefined ? undefined : { cause });
}

function tryTo<T>(make: () => T, fail: (error: unknown) => void): T | null {
  try {
    return make();
  } catch (error) {
    fail(error);
    return null;
  }
}

import { expect } from 'vitest';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { api, ENDPOINTS } from '../../app/api/registry.server';
import type { Api } from '../../app/api/router.server';
import { ROLES, type Role } from '../../core/vocabulary';
import { createApiKey } from '../../services/api-keys';
import { testServices, type TestServices } from '../support/services';

/** What the API answered: status, headers and the parsed body. */
export interface Reply {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface Served extends TestServices {
  url: string;
  /** A key for every role of the demo workspace. */
  keys: Record<Role, string>;
  /** A key of the other workspace, as its admin. */
  otherKey: string;
  /** Calls a path under /api/v1 as a role, with a key, or with none. */
  call(method: string, path: string, options?: CallOptions): Promise<Reply>;
}

export interface CallOptions {
  as?: Role | 'nobody' | 'other' | { key: string };
  body?: unknown;
  /** The very bytes, in place of a body. */
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
}

/** The demo behind a real HTTP server, which hands requests to what the routes call. */
export async function serveApi(answer: Api = api): Promise<Served> {
  const services = await testServices();
  const keys = {} as Record<Role, string>;
  for (const role of ROLES)
    keys[role] = (await createApiKey(services.deps, services.actor, { name: role, role })).secret;
  const elsewhere = { workspace: services.other, id: 'system' };
  const otherKey = (await createApiKey(services.deps, elsewhere, { name: 'other', role: 'admin' })).secret;
  const { url, close } = await listenWith((request) => answer(services.deps, request));

  return {
    ...services,
    url,
    keys,
    otherKey,
    call: async (method, path, options) => {
      const reply = await call(`${url}/api/v1${path}`, method, { keys, otherKey }, options);
      if (answer === api && reply.status < 300) keepsItsWord(method, path, reply);
      return reply;
    },
    close: async () => {
      await close();
      await services.close();
    },
  };
}

/** Every answer is what the document says of it. */
function keepsItsWord(method: string, path: string, { status, body }: Reply): void {
  const bare = path.split('?')[0] ?? '';
  const endpoint = ENDPOINTS.find(
    (one) => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare),
  );
  expect(status).toBe(endpoint?.answers.status);
  endpoint?.answers.schema.parse(body);
}

/** A plain HTTP server around a function from requests to responses. */
export async function listenWith(
  answer: (request: Request) => Promise<Response>,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    const ended = new AbortController();
    outgoing.on('close', () => ended.abort());
    void answer(requestOf(incoming, ended.signal)).then((response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      if (!response.body) return outgoing.end();
      const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
      body.on('error', () => outgoing.destroy());
      outgoing.on('close', () => body.destroy());
      return body.pipe(outgoing);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method,
    headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
    signal,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {}),
  } as RequestInit);
}

async function call(
  url: string,
  method: string,
  { keys, otherKey }: Pick<Served, 'keys' | 'otherKey'>,
  { as = 'admin', body, raw, headers = {} }: CallOptions = {},
): Promise<Reply> {
  const key = as === 'nobody' ? null : as === 'other' ? otherKey : typeof as === 'string' ? keys[as] : as.key;
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(url, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent as BodyInit }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}

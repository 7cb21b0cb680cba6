import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createAddressGuard, type ResolvedAddress } from './address-guard';
import { guardedFetch } from './guarded-fetch';
import { NetworkError, readNetworkError } from './network-error';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listen(handler: RequestListener): Promise<number> {
  const server: Server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return portOf(server);
}

async function listenTcp(server: ReturnType<typeof createTcpServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return portOf(server);
}

function portOf(server: { address(): AddressInfo | string | null }): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const loopback = ['127.0.0.1'];
const v4 = (address: string): ResolvedAddress => ({ address, family: 4 });

async function refusal(promise: Promise<unknown>): Promise<NetworkError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NetworkError)) throw new Error(`expected a NetworkError, got ${String(error)}`);
  return error;
}

describe('the address guard', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '168.63.129.16',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
  ])('refuses %s', async (address) => {
    expect(await refusal(createAddressGuard()(address))).toMatchObject({ code: 'blocked_address', sent: false });
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111'])('lets %s through', async (address) => {
    expect(await createAddressGuard()(address)).toEqual([{ address, family: address.includes(':') ? 6 : 4 }]);
  });

  it('refuses a name as soon as one of its addresses is private', async () => {
    const guard = createAddressGuard({ resolve: () => Promise.resolve([v4('8.8.8.8'), v4('10.0.0.1')]) });
    expect((await refusal(guard('mixed.test'))).code).toBe('blocked_address');
  });

  it('lets through what the allow list names: an address, a range, a host', async () => {
    const allow = ['127.0.0.1', '10.1.0.0/16', 'Gateway.internal', 'fd12::/32'];
    const guard = createAddressGuard({ allow, resolve: () => Promise.resolve([v4('192.168.7.7')]) });
    expect(await guard('127.0.0.1')).toEqual([v4('127.0.0.1')]);
    expect(await guard('10.1.200.3')).toEqual([v4('10.1.200.3')]);
    expect(await guard('[fd12::5]')).toEqual([{ address: 'fd12::5', family: 6 }]);
    expect(await guard('gateway.internal.')).toEqual([v4('192.168.7.7')]);
    expect((await refusal(guard('127.0.0.2'))).code).toBe('blocked_address');
    expect((await refusal(guard('10.2.0.1'))).code).toBe('blocked_address');
    expect((await refusal(guard('other.internal'))).code).toBe('blocked_address');
  });
});

describe('a guarded fetch', () => {
  it('sends a request and reads its answer', async () => {
    const port = await listen((request, response) => {
      void read(request).then((body) => {
        response.writeHead(201, { 'content-type': 'application/json', 'x-two': ['a', 'b'] });
        response.end(JSON.stringify({ method: request.method, body, header: request.headers['x-one'] }));
      });
    });
    const response = await guardedFetch({ allow: loopback })(`http://127.0.0.1:${port}/x`, {
      method: 'POST',
      headers: { 'x-one': '1' },
      body: 'año',
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-two')).toBe('a, b');
    expect(await response.json()).toEqual({ method: 'POST', body: 'año', header: '1' });
  });

  it.each([
    'http://127.0.0.1:1/',
    'http://2130706433:1/',
    'http://0x7f.1:1/',
    'http://0177.0.0.1:1/',
    'http://[::1]:1/',
    'http://[::ffff:7f00:1]:1/',
    'http://169.254.169.254/latest/meta-data/',
  ])('refuses the literal address %s in any spelling', async (url) => {
    expect(await refusal(guardedFetch()(url, {}))).toMatchObject({ code: 'blocked_address', sent: false });
  });

  it('refuses a name that resolves to a private address', async () => {
    const fetch = guardedFetch({ resolve: () => Promise.resolve([v4('127.0.0.1')]) });
    expect(await refusal(fetch('http://innocent.test:1/', {}))).toMatchObject({ code: 'blocked_address', sent: false });
  });

  it('connects to the very answer it checked, and checks the next connection again', async () => {
    const port = await listen((request, response) => {
      response.setHeader('connection', 'close');
      response.end(request.headers.host);
    });
    const answers = [[v4('127.0.0.1')], [v4('127.0.0.2')]];
    let asked = 0;
    const resolve = () => Promise.resolve(answers[asked++] ?? []);
    const fetch = guardedFetch({ allow: loopback, resolve });
    const response = await fetch(`http://rebinding.test:${port}/`, {});
    expect(await response.text()).toBe(`rebinding.test:${port}`);
    expect(asked).toBe(1);
    expect((await refusal(fetch(`http://rebinding.test:${port}/`, {}))).code).toBe('blocked_address');
    expect(asked).toBe(2);
  });

  it('checks every redirect like the first call', async () => {
    const port = await listen((request, response) => {
      response.writeHead(302, { location: request.url === '/literal' ? 'http://10.0.0.1/' : 'http://inner.test/' });
      response.end();
    });
    const resolve = () => Promise.resolve([v4('192.168.0.1')]);
    const fetch = guardedFetch({ allow: loopback, resolve });
    expect((await refusal(fetch(`http://127.0.0.1:${port}/literal`, {}))).code).toBe('blocked_address');
    expect((await refusal(fetch(`http://127.0.0.1:${port}/name`, {}))).code).toBe('blocked_address');
    const left = await fetch(`http://127.0.0.1:${port}/literal`, { redirect: 'manual' });
    expect(left.status).toBe(302);
  });

  it('takes no secret along to another origin and gives up on a redirect that never ends', async () => {
    const seen: IncomingMessage['headers'][] = [];
    const other = await listen((request, response) => {
      seen.push(request.headers);
      response.end('there');
    });
    const port = await listen((request, response) => {
      response.writeHead(307, { location: request.url === '/loop' ? '/loop' : `http://127.0.0.1:${other}/` });
      response.end();
    });
    const fetch = guardedFetch({ allow: loopback });
    const headers = { authorization: 'Bearer s3cret', 'x-api-key': 's3cret', accept: 'text/plain' };
    expect(await (await fetch(`http://127.0.0.1:${port}/away`, { headers })).text()).toBe('there');
    expect(JSON.stringify(seen)).not.toContain('s3cret');
    expect(seen[0]?.accept).toBe('text/plain');
    expect((await refusal(fetch(`http://127.0.0.1:${port}/loop`, {}))).code).toBe('redirected');
    expect((await refusal(fetch(`http://127.0.0.1:${port}/loop`, { redirect: 'error' }))).code).toBe('redirected');
  });

  it('reads no more than it was allowed to', async () => {
    const port = await listen((_, response) => {
      response.end('x'.repeat(5000));
    });
    const error = await refusal(guardedFetch({ allow: loopback, maxBytes: 4999 })(`http://127.0.0.1:${port}/`, {}));
    expect(error).toMatchObject({ code: 'too_large', sent: true });
    const fits = await guardedFetch({ allow: loopback, maxBytes: 5000 })(`http://127.0.0.1:${port}/`, {});
    expect((await fits.text()).length).toBe(5000);
  });

  it('waits no longer than it was allowed to, and says that the peer may have read the request', async () => {
    const port = await listen(() => undefined);
    const error = await refusal(guardedFetch({ allow: loopback, timeoutMs: 50 })(`http://127.0.0.1:${port}/`, {}));
    expect(error).toMatchObject({ code: 'timeout', sent: true });
  });

  it('stops when the caller gives up', async () => {
    const controller = new AbortController();
    const port = await listen(() => controller.abort());
    const fetch = guardedFetch({ allow: loopback });
    const url = `http://127.0.0.1:${port}/`;
    expect(await refusal(fetch(url, { signal: controller.signal }))).toMatchObject({ code: 'aborted', sent: true });
    expect(await refusal(fetch(url, { signal: controller.signal }))).toMatchObject({ code: 'aborted', sent: false });
  });

  it('knows that a refused connection carried nothing and that a reset one may have', async () => {
    const closed = createTcpServer();
    const free = await listenTcp(closed);
    await new Promise((resolve) => closed.close(resolve));
    const fetch = guardedFetch({ allow: loopback });
    expect(await refusal(fetch(`http://127.0.0.1:${free}/`, {}))).toMatchObject({ code: 'unreachable', sent: false });
    const port = await listen((request) => request.socket.destroy());
    expect(await refusal(fetch(`http://127.0.0.1:${port}/`, {}))).toMatchObject({ code: 'reset', sent: true });
    const half = await listen((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => request.socket.destroy());
    });
    expect(await refusal(fetch(`http://127.0.0.1:${half}/`, {}))).toMatchObject({ code: 'reset', sent: true });
  });

  it('knows that a failed TLS handshake carried nothing', async () => {
    const port = await listenTcp(createTcpServer((socket) => socket.end('not tls at all')));
    const error = await refusal(guardedFetch({ allow: loopback })(`https://127.0.0.1:${port}/`, {}));
    expect(error.sent).toBe(false);
  });

  it.each(['ftp://example.com/', 'http://user:pass@example.com/', 'not a url', 'file:///etc/passwd'])(
    'refuses %s without repeating what it holds',
    async (url) => {
      const error = await refusal(guardedFetch()(url, {}));
      expect(error).toMatchObject({ code: 'bad_url', sent: false });
      expect(error.message).not.toContain('pass');
    },
  );

  it('keeps the path and the query, where secrets travel, out of its errors', async () => {
    const port = await listen((request) => request.socket.destroy());
    const error = await refusal(guardedFetch({ allow: loopback })(`http://127.0.0.1:${port}/k/s3cret?key=s3cret`, {}));
    expect(`${error.message}${String(error.stack)}`).not.toContain('s3cret');
  });
});

describe('an error of another fetch', () => {
  it('is read by the codes in its causes', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(readNetworkError(new TypeError('fetch failed', { cause: refused }), 'h')).toMatchObject({
      code: 'unreachable',
      sent: false,
    });
    const both = new AggregateError([refused, refused]);
    expect(readNetworkError(new TypeError('fetch failed', { cause: both }), 'h').sent).toBe(false);
  });

  it('counts as sent when it says nothing', () => {
    expect(readNetworkError(new Error('?'), 'h')).toMatchObject({ code: 'reset', sent: true });
    expect(readNetworkError('?', 'h')).toMatchObject({ code: 'reset', sent: true });
  });
});

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

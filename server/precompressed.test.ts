import express from 'express';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servePrecompressed } from './precompressed';

const folder = mkdtempSync(join(tmpdir(), 'hilo-assets-'));
const server = createServer();
const SOURCE = 'export const answer = 42;';

beforeAll(async () => {
  writeFileSync(join(folder, 'a.js'), SOURCE);
  writeFileSync(join(folder, 'a.js.br'), brotliCompressSync(SOURCE));
  writeFileSync(join(folder, 'b.js'), SOURCE);
  const web = express();
  web.use('/assets', servePrecompressed(folder), express.static(folder));
  server.on('request', web);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Without a client that unpacks by itself. */
async function ask(path: string, encodings: string): Promise<{ headers: IncomingMessage['headers']; body: Buffer }> {
  const { port } = server.address() as AddressInfo;
  const response = await new Promise<IncomingMessage>((done, fail) => {
    get({ port, path, host: '127.0.0.1', headers: { 'accept-encoding': encodings } }, done).on('error', fail);
  });
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return { headers: response.headers, body: Buffer.concat(parts) };
}

test('whoever takes Brotli gets the twin under the name and the type of the file', async () => {
  const { headers, body } = await ask('/assets/a.js?v=1', 'gzip, br');
  expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(headers['content-type']).toContain('javascript');
  expect(brotliDecompressSync(body).toString()).toBe(SOURCE);
});

test.each([
  ['/assets/a.js', 'gzip'],
  ['/assets/b.js', 'br'],
])('%s is itself for whoever takes %s', async (path, encodings) => {
  const { headers, body } = await ask(path, encodings);
  expect(headers['content-encoding']).toBeUndefined();
  expect(body.toString()).toBe(SOURCE);
});

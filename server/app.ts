import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';

/** The Remix app as the web server takes it. */
export interface App {
  /** Null before there is one. A function: in development every request may meet a newer one. */
  build: (() => Promise<ServerBuild>) | null;
  middleware: RequestHandler | null;
  close: () => Promise<void>;
}

/** The app as it was built, loaded now rather than by the first person who opens it. */
export async function loadApp(root: string): Promise<App> {
  const file = join(root, 'build', 'server', 'index.js');
  if (!existsSync(file)) return { build: null, middleware: null, close: async () => {} };
  const built = (await import(pathToFileURL(file).href)) as ServerBuild;
  return { build: () => Promise.resolve(built), middleware: null, close: async () => {} };
}

/** The app from its sources, reloading as they change. */
export async function developApp(root: string, http: Server): Promise<App> {
  const { createServer } = await import('vite');
  const vite = await createServer({ root, server: { middlewareMode: true, hmr: { server: http } } });
  return {
    build: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as unknown as ServerBuild,
    middleware: vite.middlewares,
    close: () => vite.close(),
  };
}

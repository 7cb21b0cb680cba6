import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { migrate } from '../db/migrate';
import { composeDeps } from './compose';
import { readConfig, type Config } from './config';
import { prepareDemo, signInLine, writeDemo } from './demo';
import { createEngine } from './engine';
import { createReadiness } from './health';
import { listen } from './listen';
import { createLog } from './log';
import { createMetrics } from './metrics';
import { requireSecret } from './secret';
import { createWeb } from './web';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The start cannot go on for a reason a person can mend; `message` says how. */
export class StartError extends Error {
  readonly plain = true;
  constructor(
    readonly code: 'configuration' | 'port_taken',
    message: string,
  ) {
    super(message);
  }
}

export interface Running {
  url: string;
  /** How to sign in, for the last line of a demo's start; empty otherwise. */
  signIn: string;
  stop: () => Promise<void>;
}

/** Shows a step and how long it took. */
type Step = <T>(name: string, work: (note: (text: string) => void) => Promise<T>) => Promise<T>;

/**
 * Composes Hilo from the environment and serves until `stop`.
 *
 * @throws StartError for a configuration or a port a person has to change.
 */
export async function serve(
  environment: Record<string, string | undefined>,
  { dev = false, step = (_name, work) => work(() => {}) }: { dev?: boolean; step?: Step } = {},
): Promise<Running> {
  const config = requireConfig(environment);
  const log = createLog(config);
  if (config.role !== 'worker') await step('schema', () => migrate(config.database.owner));
  let stopping = false;

  const { deps, close } = await composeDeps(config, {
    secret: requireSecret(config),
    log,
    publicUrl: config.url ?? `http://${config.host}:${config.port}`,
  });
  const demo =
    config.demo && config.role !== 'worker' ? await step('demo workspace', () => prepareDemo(config, deps)) : null;
  const metrics = createMetrics();
  const http = createServer();
  const vite = dev
    ? await step('vite', async () =>
        (await import('vite')).createServer({ root, server: { middlewareMode: true, hmr: { server: http } } }),
      )
    : null;
  const built = join(root, 'build', 'server', 'index.js');
  const load = vite
    ? () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<ServerBuild>
    : () => import(pathToFileURL(built).href) as Promise<ServerBuild>;
  const web = createWeb({
    config,
    root,
    log,
    metrics,
    readiness: createReadiness({ sql: deps.sql, home: config.home, isStopping: () => stopping }),
    build: existsSync(vite ? join(root, 'app', 'root.tsx') : built) ? load : null,
    context: (nonce) => ({ nonce, deps }),
    dev: vite?.middlewares ?? null,
  });
  http.on('request', web);
  const listening = await listen(http, config, (message) => new StartError('port_taken', message));
  const engine = createEngine(config, deps);
  await engine?.start();
  if (demo) writeDemo(config.home, listening.url, demo);
  log.info({ url: listening.url, engine: config.engine, role: config.role }, 'started');

  return {
    url: listening.url,
    signIn: demo ? signInLine(relative(process.cwd(), config.home) || config.home, demo) : '',
    stop: async () => {
      stopping = true;
      await listening.close();
      await vite?.close();
      await engine?.stop();
      await close();
      log.info('stopped');
      log.flush();
    },
  };
}

function requireConfig(environment: Record<string, string | undefined>): Config {
  const read = readConfig(environment);
  if (read.ok) return read.config;
  throw new StartError(
    'configuration',
    `Hilo cannot start with this configuration:\n${read.problems.map((line) => `  ${line}`).join('\n')}`,
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const running = serve(process.env);
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => void running.then((server) => server.stop()).finally(() => process.exit(0)));
  }
  running.catch((error: unknown) => {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(1);
  });
}

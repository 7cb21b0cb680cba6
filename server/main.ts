import { createServer, type RequestListener } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { migrate } from '../db/migrate';
import { createWebhookSweep } from '../workflows/webhooks';
import { developApp, loadApp } from './app';
import { composeDeps } from './compose';
import { readConfig, type Config } from './config';
import { prepareDemo, signInLine, writeDemo } from './demo';
import { createEngine, listWorkspaces, watchEngine } from './engine';
import { addGauges } from './gauges';
import { createReadiness } from './health';
import { listen } from './listen';
import { createLog } from './log';
import { createMetrics } from './metrics';
import { requireSecret } from './secret';
import { StartError } from './start-error';
import { createWeb } from './web';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

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
  let stopping = false;
  /** What is open, the last opened first to be closed. */
  const open: (() => Promise<unknown> | undefined)[] = [];
  const stop = async () => {
    stopping = true;
    for (const close of open.splice(0).reverse()) await close();
    log.flush();
  };

  try {
    const http = createServer();
    // First of all: a port that is taken is told before anything is changed, and links need our address.
    let answer: RequestListener = answerStarting;
    http.on('request', (request, response) => answer(request, response));
    const { url, close: closeHttp } = await listen(http, config, (message) => new StartError('port_taken', message));
    open.push(closeHttp);

    if (config.role !== 'worker') await step('schema', () => migrate(config.database.owner));
    const { deps, close } = await composeDeps(config, { secret: requireSecret(config), log, publicUrl: url });
    open.push(close);
    const demo =
      config.demo && config.role !== 'worker' ? await step('demo workspace', () => prepareDemo(config, deps)) : null;
    const engine = await createEngine(config, deps);
    open.push(async () => engine?.stop());
    await engine?.start();
    const webhooks = createWebhookSweep(deps, () => listWorkspaces(deps));
    open.push(webhooks.stop);
    webhooks.start();

    const app = dev ? await step('vite', () => developApp(root, http)) : await loadApp(root);
    open.push(app.close);
    const metrics = createMetrics();
    addGauges(metrics.registry, deps);
    watchEngine(metrics.registry, engine);
    answer = createWeb({
      config,
      root,
      log,
      metrics,
      readiness: createReadiness({ sql: deps.sql, home: config.home, isStopping: () => stopping }),
      build: config.role === 'worker' ? null : app.build,
      context: (nonce, caller) => ({ nonce, caller, deps }),
      dev: app.middleware,
    });
    // Requests end before what they use is closed.
    open.push(closeHttp);
    if (demo) writeDemo(config.home, url, demo);
    log.info({ url, engine: config.engine, role: config.role }, 'started');
    return {
      url,
      signIn: demo ? signInLine(config.home, demo) : '',
      stop: async () => {
        await stop();
        log.info('stopped');
        log.flush();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const answerStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' });
  response.end(JSON.stringify({ type: 'about:blank', status: 503, code: 'starting', title: 'Hilo is starting' }));
};

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

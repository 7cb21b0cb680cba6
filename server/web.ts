import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type Request, type Response } from 'express';
import { join } from 'node:path';
import type { Config } from './config';
import type { Readiness } from './health';
import type { Logger } from './log';
import type { Metrics } from './metrics';
import { servePrecompressed } from './precompressed';
import { createSecurityHeaders } from './security';

export interface WebParts {
  config: Pick<Config, 'proxies' | 'url' | 'metricsToken'>;
  root: string;
  log: Logger;
  metrics: Metrics;
  readiness: () => Promise<Readiness>;
  /** The built app, or null before there is one. A function: in development every request may meet a newer one. */
  build: (() => Promise<ServerBuild>) | null;
  /** What loaders and actions get beside the nonce of their page. */
  context: (nonce: string, caller: string) => AppLoadContext;
  /** Vite's own middleware in development. */
  dev: express.RequestHandler | null;
}

/** The web server's routes: health, metrics, files, and the Remix app for everything else. */
export function createWeb(parts: WebParts): Express {
  const web = express();
  web.disable('x-powered-by');
  web.set('trust proxy', parts.config.proxies);
  web.use(measure(parts));
  web.use(createSecurityHeaders({ https: parts.config.url?.startsWith('https:') ?? false, dev: parts.dev !== null }));
  web.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  web.get('/readyz', (_request, response) => void answerReadiness(parts, response));
  web.get('/metrics', (request, response) => void answerMetrics(parts, request, response));
  // Event streams are not compressed: the encoder would hold them back.
  web.use(
    compression({ filter: (request, response) => !isEventStream(response) && compression.filter(request, response) }),
  );
  if (parts.dev) web.use(parts.dev);
  // Asked for by browsers whatever a page says.
  web.get('/favicon.ico', (_request, response) => response.redirect(301, '/favicon.svg'));
  const files = join(parts.root, 'build', 'client');
  const assets = join(files, 'assets');
  web.use(
    '/assets',
    servePrecompressed(assets),
    express.static(assets, { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  web.use(express.static(parts.dev ? join(parts.root, 'public') : files, { maxAge: '1h' }));
  // No body parser stands before Remix: webhooks verify signatures over the very bytes.
  if (parts.build) {
    const remix = createRequestHandler({
      build: parts.build,
      mode: parts.dev ? 'development' : 'production',
      // `ip` looks past as many proxies as the configuration trusts, and no further.
      getLoadContext: (request, response) => parts.context(String(response.locals['nonce']), request.ip ?? 'unknown'),
    });
    web.all('*', (request, response, next) => void remix(request, response, next));
  } else {
    web.get('/', (_request, response) => {
      response.type('text').send('Hilo is running. The web app is not built yet.');
    });
  }
  web.use(((error: { status?: number }, _request: Request, response: Response, next: express.NextFunction) => {
    if (response.headersSent) return next(error);
    const status = error.status ?? 500;
    if (status >= 500) parts.log.error({ err: error }, 'request failed');
    problem(response, status, {
      code: status === 404 ? 'not_found' : 'internal',
      title: status === 404 ? 'Not found' : 'Something went wrong on our side',
    });
  }) satisfies express.ErrorRequestHandler);
  return web;
}

const isEventStream = (response: Response) =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');

function problem(response: Response, status: number, body: { code: string; title: string; detail?: string }) {
  response.status(status).type('application/problem+json').set('cache-control', 'no-store');
  response.send(JSON.stringify({ type: 'about:blank', status, ...body }));
}

async function answerReadiness({ readiness, log }: WebParts, response: Response): Promise<void> {
  const now = await readiness();
  if (now.ready) {
    response.set('cache-control', 'no-store').json({ status: 'ready' });
    return;
  }
  log.warn({ code: now.code }, 'not ready');
  response.set('retry-after', '5');
  problem(response, 503, { code: now.code, title: now.title, detail: now.detail });
}

async function answerMetrics({ config, metrics }: WebParts, request: Request, response: Response): Promise<void> {
  if (config.metricsToken !== null && request.headers.authorization !== `Bearer ${config.metricsToken}`) {
    return problem(response, 401, { code: 'unauthorized', title: 'The metrics ask for their token' });
  }
  response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
}

function measure({ metrics, log }: WebParts): express.RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once('finish', () => {
      const ms = performance.now() - began;
      metrics.request(request.method, response.statusCode, ms / 1000);
      // The path only: a query may carry a phone number.
      log.debug(
        { method: request.method, path: request.path, status: response.statusCode, ms: Math.round(ms) },
        'request',
      );
    });
    next();
  };
}

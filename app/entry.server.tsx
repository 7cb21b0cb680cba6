import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { depsOf } from './http/deps.server';
import { NonceContext } from './http/nonce';

export const streamTimeout = 8_000;

/** The server in front sets the content security policy and gives its nonce in the load context. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
) {
  const nonce = typeof loadContext.nonce === 'string' ? loadContext.nonce : '';
  headers.set('content-type', 'text/html; charset=utf-8');
  // A search engine, and React's own fallback, want the whole page; people want the shell at once.
  const ready = isbot(request.headers.get('user-agent')) || context.isSpaMode ? 'onAllReady' : 'onShellReady';
  return new Promise<Response>((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [ready]() {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          code = 500;
          // Before the shell is out, `onShellError` hands it on; after, the page goes on without the part that failed.
          if (!request.signal.aborted) depsOf(loadContext).log.error({ err: error }, 'a part of a page failed');
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000);
  });
}

/** Faults of loaders and actions are logged where they happen, under their id; here is what slips past: drawing a page. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const { log } = depsOf(context);
  log.error({ err: error, path: new URL(request.url).pathname, method: request.method }, 'a page failed');
}

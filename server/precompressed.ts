import type { RequestHandler } from 'express';
import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';

const TWIN = '.br';

/** Gives a browser that takes Brotli the smaller twin that the build wrote of a file in `folder` (`scripts/precompressed.ts`). */
export function servePrecompressed(folder: string): RequestHandler {
  const twins = new Set(
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith(TWIN))
          .map((name) => `/${name.slice(0, -TWIN.length)}`)
      : [],
  );
  return (request, response, next) => {
    const { path } = request;
    if (twins.has(path)) {
      response.vary('accept-encoding');
      if (request.acceptsEncodings('br') === 'br') {
        response.type(extname(path)).set('content-encoding', 'br');
        request.url = path + TWIN;
      }
    }
    next();
  };
}

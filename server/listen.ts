import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from './config';

/** How long open requests may go on after a stop was asked for. */
const GRACE_MS = 5_000;

/**
 * Listens, and closes in an orderly way: no new requests, the open ones finish, streams are cut after a while.
 *
 * @param refuse makes the error for an address that cannot be had, from a sentence that says what to do.
 */
export async function listen(
  http: Server,
  config: Pick<Config, 'host' | 'port' | 'url'>,
  refuse: (message: string) => Error,
): Promise<{ url: string; close: () => Promise<void> }> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? refuse(`Port ${config.port} is in use. Set PORT to another, such as PORT=${config.port + 1}.`)
          : error,
      );
    });
    http.listen(config.port, config.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  return {
    url: config.url ?? `http://${config.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        if (!http.listening) return resolve();
        const cut = setTimeout(() => http.closeAllConnections(), GRACE_MS);
        http.close(() => {
          clearTimeout(cut);
          resolve();
        });
        http.closeIdleConnections();
      }),
  };
}

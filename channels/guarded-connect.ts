import { connect as dial, type Socket } from 'node:net';
import { createAddressGuard, type AddressGuardOptions } from './address-guard';
import type { Connect } from './channel';
import { NetworkError, readNetworkError, sentenceOf, type NetworkErrorCode } from './network-error';
import { timeLimit } from './time-limit';

export interface GuardedConnectOptions extends AddressGuardOptions {
  /** Name resolution included, milliseconds; 10,000 unless told. */
  timeoutMs?: number;
}

/**
 * Opens TCP connections under the same rules as `guardedFetch`: only to the addresses that were checked, each in its
 * turn. Throws NetworkError with `sent: false`: a connection that never stood carried nothing.
 *
 * @example const socket = await guardedConnect({ allow: ['10.0.0.5'] })({ host: '10.0.0.5', port: 25, signal })
 */
export function guardedConnect(options: GuardedConnectOptions = {}): Connect {
  const { timeoutMs = 10_000 } = options;
  const guard = createAddressGuard(options);
  return async ({ host, port, signal }) => {
    const limit = timeLimit(timeoutMs, signal);
    const givenUp = (): 'aborted' | 'timeout' | null =>
      limit.signal.aborted ? (signal.aborted ? 'aborted' : 'timeout') : null;
    let last: NetworkErrorCode = 'not_found';
    try {
      for (const { address } of await guard(host)) {
        if (givenUp()) break;
        try {
          return await open(address, port, limit.signal);
        } catch (error) {
          const read = readNetworkError(error, host);
          last = read.sent ? 'unreachable' : read.code;
        }
      }
    } finally {
      limit.done();
    }
    const code = givenUp() ?? last;
    throw new NetworkError(code, false, sentenceOf(code, host));
  };
}

function open(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = dial({ host, port });
    const giveUp = () => socket.destroy(new Error('the connection was given up'));
    signal.addEventListener('abort', giveUp, { once: true });
    const settle = () => signal.removeEventListener('abort', giveUp);
    socket.once('error', (error) => {
      settle();
      reject(error);
    });
    socket.once('connect', () => {
      settle();
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}

/**
 * Why a network call brought no answer.
 *
 * - bad_url: not http(s), credentials in the URL, a header that cannot be sent.
 * - blocked_address: the host is, or resolves to, an address that may not be called.
 * - not_found: the name does not resolve. unreachable: nobody answered the connection. tls: no trusted connection.
 * - redirected: a redirect where none is followed, or too many of them.
 * - timeout, aborted, reset, too_large: while it was under way.
 */
export type NetworkErrorCode =
  | 'bad_url'
  | 'blocked_address'
  | 'not_found'
  | 'unreachable'
  | 'tls'
  | 'redirected'
  | 'timeout'
  | 'aborted'
  | 'reset'
  | 'too_large';

/**
 * A call that brought no answer. `sent`: the peer may have read the request, so that nobody knows what it did with it.
 * The message names the host and never the rest of the URL, where secrets travel.
 */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  constructor(
    readonly code: NetworkErrorCode,
    readonly sent: boolean,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const BEFORE_SENDING: Record<string, NetworkErrorCode> = {
  ECONNREFUSED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ENOTFOUND: 'not_found',
  EAI_AGAIN: 'not_found',
  ERR_INVALID_URL: 'bad_url',
  ERR_INVALID_CHAR: 'bad_url',
  ERR_UNESCAPED_CHARACTERS: 'bad_url',
  ERR_HTTP_INVALID_HEADER_VALUE: 'bad_url',
  ERR_INVALID_HTTP_TOKEN: 'bad_url',
};

/**
 * Reads whatever a `Fetch` threw: a NetworkError as it is, a Node or undici error by the codes in its causes. What says
 * nothing is taken as sent: unknown is the only safe guess.
 */
export function readNetworkError(error: unknown, host: string): NetworkError {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (cause instanceof NetworkError) return cause;
    const inner = cause instanceof AggregateError ? cause.errors : [];
    const codes = [cause, ...inner].map(codeOf).filter((code) => code !== null);
    const early = codes.map((code) => BEFORE_SENDING[code]).find((code) => code !== undefined);
    if (early) return new NetworkError(early, false, sentenceOf(early, host), { cause: error });
    if (codes.some((code) => /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS|ERR_SSL|EPROTO)/.test(code))) {
      return new NetworkError('tls', false, sentenceOf('tls', host), { cause: error });
    }
    if (cause.name === 'AbortError') return new NetworkError('aborted', true, sentenceOf('aborted', host));
    if (cause.name === 'TimeoutError') return new NetworkError('timeout', true, sentenceOf('timeout', host));
  }
  return new NetworkError('reset', true, sentenceOf('reset', host), { cause: error });
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** The English sentence of a code, for logs; people read `core/words`. */
export function sentenceOf(code: NetworkErrorCode, host: string): string {
  const sentences: Record<NetworkErrorCode, string> = {
    bad_url: `The address of ${host} cannot be called: use http or https, without a user name in it.`,
    blocked_address: `${host} is a private address and may not be called; allow it explicitly if it is meant.`,
    not_found: `The name ${host} does not resolve.`,
    unreachable: `Nobody accepts connections at ${host}.`,
    tls: `No trusted TLS connection to ${host}.`,
    redirected: `${host} redirects to somewhere else; configure the final address.`,
    timeout: `${host} did not answer in time.`,
    aborted: `The call to ${host} was given up.`,
    reset: `The connection to ${host} ended before an answer.`,
    too_large: `The answer of ${host} is larger than allowed.`,
  };
  return sentences[code];
}

import type { Problem } from './problem.server';

/** PostgreSQL and its driver, when nobody is there or nobody may come in: the same request will do later. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
  '57P01', // shutting down
  '57P02',
  '57P03', // starting up
  '40P01', // deadlock, tried again in vain
]);

/** Data exceptions: a value that passed our schemas and still fits no column. */
const isDataFault = (code: string) => code.startsWith('22');

/** What an exception means to a caller. */
export function faultOf(error: unknown): Problem {
  const code = codeOf(error);
  if (code !== null && AWAY.has(code)) return { code: 'unavailable', retryAfterSeconds: 5 };
  if (code !== null && isDataFault(code)) return { code: 'bad_text' };
  return { code: 'internal' };
}

function codeOf(error: unknown): string | null {
  for (let at = error, i = 0; at instanceof Error && i < 5; at = at.cause, i++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}

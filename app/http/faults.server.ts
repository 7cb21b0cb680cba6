import { randomBytes } from 'node:crypto';
import { data } from '@remix-run/node';
import type { Deps } from '../../services/deps';

/** What PostgreSQL and its driver say when nobody is there to answer. */
const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|57P0[123]|53300|08\w{3})$/;

/** True for an error that passes by itself once the database is back. */
export function isUnreachable(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && UNREACHABLE.test(code)) return true;
  }
  return false;
}

/**
 * Runs a loader or an action. What is thrown on purpose passes; anything else is logged under an id that the screen shows,
 * and nothing of it reaches the browser but that id.
 */
export async function guardFaults<Result>(
  deps: Pick<Deps, 'log'>,
  request: Request,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    const id = randomBytes(4).toString('hex');
    const away = isUnreachable(thrown);
    const { pathname } = new URL(request.url);
    deps.log[away ? 'warn' : 'error']({ err: thrown, id, path: pathname, method: request.method }, 'a screen failed');
    throw data(
      { code: away ? 'unreachable' : 'internal', id },
      away ? { status: 503, headers: { 'retry-after': '5' } } : 500,
    );
  }
}

import { setMaxListeners } from 'node:events';

/** A signal that ends with another or after a time, whichever comes first, and lets go of both when it is done. */
export interface TimeLimit {
  signal: AbortSignal;
  /** Call it when the work is over: the other signal may live as long as the process. */
  done: () => void;
}

/**
 * `AbortSignal.any([signal, AbortSignal.timeout(ms)])` without leaving a timer and a listener behind for every call.
 * When the time is up the reason is a DOMException named TimeoutError.
 *
 * @example const limit = timeLimit(5000, signal); try { await work(limit.signal) } finally { limit.done() }
 */
export function timeLimit(ms: number, signal?: AbortSignal | null): TimeLimit {
  const controller = new AbortController();
  const follow = () => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('The time is up.', 'TimeoutError')), ms);
  timer.unref();
  // A hundred calls may share one signal; each lets go of it, so that Node's warning of a leak would be wrong.
  if (signal) setMaxListeners(0, signal);
  if (signal?.aborted) follow();
  else signal?.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', follow);
    },
  };
}

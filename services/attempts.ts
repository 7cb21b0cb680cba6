import type { Clock } from './clock';

/** Counts failures by caller over a sliding window, in this process. */
export interface Attempts {
  /** Milliseconds the caller has to wait; 0: go ahead. */
  wait(caller: string): number;
  failed(caller: string): void;
  succeeded(caller: string): void;
}

/** More callers than this at once and the oldest are forgotten: memory stays bounded under an attack from everywhere. */
const MOST = 10_000;

/** @param max failures allowed within `windowMs` */
export function createAttempts(clock: Clock, max: number, windowMs: number): Attempts {
  const failures = new Map<string, number[]>();
  const recent = (caller: string) => (failures.get(caller) ?? []).filter((at) => at > clock.now() - windowMs);
  return {
    wait(caller) {
      const times = recent(caller);
      const oldest = times[times.length - max];
      return oldest === undefined ? 0 : oldest + windowMs - clock.now();
    },
    failed(caller) {
      const times = [...recent(caller), clock.now()];
      failures.delete(caller);
      failures.set(caller, times);
      const first = failures.keys().next();
      if (failures.size > MOST && !first.done) failures.delete(first.value);
    },
    succeeded: (caller) => void failures.delete(caller),
  };
}

/** A value that survives JSON unchanged: what variables, attributes and payloads are made of. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/**
 * A moment, in milliseconds since 1970-01-01T00:00Z. Inside a run it is the run's own time, which a test run may
 * play faster than the clock on the wall (`services/time.ts` converts; nothing else does).
 */
export type Instant = number;

/** Exhaustiveness: the compiler proves that no case is left over. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}

const REST_MS = 600;
const LIMIT_MS = 4_000;

/** Does later what nobody waits for: once the page came to rest, after some seconds at the latest. Answers how to call it off. */
export function whenIdle(work: () => void): () => void {
  let asked: number | null = null;
  const timer = setTimeout(() => {
    // Not every browser tells when it rests.
    if (typeof requestIdleCallback === 'undefined') work();
    else asked = requestIdleCallback(work, { timeout: LIMIT_MS });
  }, REST_MS);
  return () => {
    clearTimeout(timer);
    if (asked !== null) cancelIdleCallback(asked);
  };
}

import { countOverdue } from '../../services/runs/backlog';
import type { Deps } from '../../services/deps';

export interface LimitOptions {
  /** Requests a second of one key, over time and at once. */
  perSecond: number;
  burst: number;
  /** Event requests that this process takes in at the same time. */
  concurrent: number;
  /** Runs of a workspace that may be due and wait for the engine. */
  backlog: number;
}

export const DEFAULT_LIMITS: LimitOptions = { perSecond: 200, burst: 400, concurrent: 48, backlog: 100_000 };

const MOST_KEYS = 10_000;
const BACKLOG_FRESH_MS = 2000;

export interface Limits {
  /** Takes a token of a key's bucket; otherwise how many seconds until there is one. */
  take(key: string): { ok: true } | { ok: false; retryAfterSeconds: number };
  /** Room for one more ingest; `release` it whatever happens. Null: none, or too much waits behind it. */
  enter(workspace: string): Promise<{ release: () => void } | null>;
}

/** The limits of one process. Every process has its own: together they let in as many times more. */
export function createLimits(deps: Pick<Deps, 'clock' | 'sql' | 'log'>, options: LimitOptions): Limits {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const backlogs = new Map<string, { at: number; full: Promise<boolean> }>();
  let inside = 0;

  function isFull(workspace: string): Promise<boolean> {
    const now = deps.clock.now();
    const hit = backlogs.get(workspace);
    if (hit && now - hit.at < BACKLOG_FRESH_MS && now >= hit.at) return hit.full;
    const full = countOverdue(deps, workspace, options.backlog + 1).then(
      (count) => count > options.backlog,
      // The ingest itself will say what is wrong with the database.
      () => false,
    );
    backlogs.set(workspace, { at: now, full });
    return full;
  }

  return {
    take(key) {
      const now = deps.clock.now();
      const known = buckets.get(key);
      const filled = known ? known.tokens + (Math.max(0, now - known.at) / 1000) * options.perSecond : options.burst;
      const tokens = Math.min(options.burst, filled);
      buckets.delete(key);
      if (buckets.size >= MOST_KEYS) buckets.delete(buckets.keys().next().value ?? '');
      if (tokens < 1) {
        buckets.set(key, { tokens, at: now });
        return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil((1 - tokens) / options.perSecond)) };
      }
      buckets.set(key, { tokens: tokens - 1, at: now });
      return { ok: true };
    },
    async enter(workspace) {
      if (inside >= options.concurrent) return null;
      inside += 1;
      let released = false;
      const release = () => {
        if (!released) inside -= 1;
        released = true;
      };
      if (!(await isFull(workspace))) return { release };
      release();
      deps.log.warn({ workspace }, 'events are turned away: too many runs wait for the engine');
      return null;
    },
  };
}

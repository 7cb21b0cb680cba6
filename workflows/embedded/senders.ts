import type { Deps } from '../../services/deps';
import { connectionKey, performSends, takeSends, type TakenSend } from '../../services/runs/perform';

/** The embedded engine's queued sends that are on their way. */
export interface Senders {
  /** Takes sends that are due and sets them on their way, without waiting for them. Answers how many. */
  turn(workspaces: string[]): Promise<number>;
  /** Resolves when nothing is on its way. */
  ended(): Promise<void>;
}

/** Sends taken at a time. A connection with as many on their way is passed over, so that it never has twice as many. */
const TAKE = 50;
/** Sends on their way in this process, by whatever connection: a stalled provider holds a tenth of them at most. */
const SLOTS = 1000;

/** @param freed told when a connection that was passed over may have its turn again */
export function createSenders(deps: Deps, freed: () => void): Senders {
  const onTheirWay = new Map<string, number>();
  const batches = new Set<Promise<void>>();
  let total = 0;

  function leaves(send: TakenSend): void {
    const key = connectionKey(send);
    onTheirWay.set(key, (onTheirWay.get(key) ?? 0) + 1);
    total += 1;
  }

  function isBack(send: TakenSend): void {
    const key = connectionKey(send);
    const before = onTheirWay.get(key) ?? 1;
    if (before === 1) onTheirWay.delete(key);
    else onTheirWay.set(key, before - 1);
    if (before === TAKE || total === SLOTS) freed();
    total -= 1;
  }

  async function perform(sends: TakenSend[]): Promise<void> {
    const out = new Set(sends);
    const over = (send: TakenSend) => {
      if (out.delete(send)) isBack(send);
    };
    try {
      await performSends(deps, sends, over);
    } catch (error) {
      // The ledger knows: what was not submitted is taken again when its hold is over, and what was is settled at its deadline.
      deps.log.error({ err: error, sends: sends.length }, 'a batch of sends failed; the queue goes on');
    } finally {
      out.forEach(over);
    }
  }

  return {
    async turn(workspaces) {
      if (total >= SLOTS) return 0;
      const full = [...onTheirWay].flatMap(([key, count]) => (count >= TAKE ? [key] : []));
      const sends = await takeSends(deps, workspaces, Math.min(TAKE, SLOTS - total), { full });
      if (sends.length === 0) return 0;
      sends.forEach(leaves);
      const batch = perform(sends).finally(() => batches.delete(batch));
      batches.add(batch);
      return sends.length;
    },
    async ended() {
      await Promise.all(batches);
    },
  };
}

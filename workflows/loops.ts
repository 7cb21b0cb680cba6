import type { Logger } from 'pino';

export interface Loops {
  /** Calls `turn` again at once while it finds work, and after `idleMs` or a `wake` when it does not. */
  run(name: string, turn: () => Promise<boolean>, idleMs: number): void;
  /** Ends every loop's sleep. */
  wake(): void;
  /** Resolves when each loop has ended its turn. */
  stop(): Promise<void>;
}

/** The longest a loop waits after a fault: what is away is looked for again within so long, for ever. */
export const LONGEST_PAUSE_MS = 5000;

/** Loops that outlive every fault: it is told, and tried again a little later. */
export function createLoops(log: Logger): Loops {
  const sleepers = new Set<() => void>();
  const working: Promise<void>[] = [];
  let stopping = false;
  let wakes = 0;

  function sleep(ms: number, wakesBefore: number): Promise<void> {
    if (stopping || wakes !== wakesBefore) return Promise.resolve();
    return new Promise((resolve) => {
      const rouse = () => {
        clearTimeout(timer);
        sleepers.delete(rouse);
        resolve();
      };
      const timer = setTimeout(rouse, ms);
      sleepers.add(rouse);
    });
  }

  async function loop(name: string, turn: () => Promise<boolean>, idleMs: number): Promise<void> {
    let faults = 0;
    while (!stopping) {
      // A wake during the turn counts: what it announced may have come too late for the turn's own look.
      const before = wakes;
      try {
        const busy = await turn();
        faults = 0;
        if (!busy) await sleep(idleMs, before);
      } catch (error) {
        faults += 1;
        if (faults === 1 || faults % 20 === 0)
          log.error({ err: error, loop: name, faults }, 'an engine loop failed and goes on');
        await sleep(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** Math.min(faults, 6)), wakes);
      }
    }
  }

  return {
    run(name, turn, idleMs) {
      working.push(loop(name, turn, idleMs));
    },
    wake() {
      wakes += 1;
      for (const rouse of sleepers) rouse();
    },
    async stop() {
      stopping = true;
      for (const rouse of sleepers) rouse();
      await Promise.all(working);
    },
  };
}

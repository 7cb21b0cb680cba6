/** How single requests become batches. */
export interface GatherOptions {
  /** Requests of one batch. */
  most: number;
  /** Batches on their way at a time. */
  atOnce: number;
  /** A batch that takes longer no longer keeps others from going, in milliseconds. */
  patienceMs: number;
}

export interface Gatherer<T, R> {
  /** Resolves with this item's answer; null if the batch's answer did not mention it. */
  ask(item: T): Promise<R | null>;
  /** Items that wait or are on their way. */
  inHand(): number;
}

interface Asked<T, R> {
  item: T;
  answer: Promise<R | null>;
  resolve: (answer: R | null) => void;
  reject: (error: unknown) => void;
}

/**
 * Turns requests that arrive one by one into set-based work: a request alone goes at once, and what came while the others were out
 * goes together. Two requests with one key that wait are one.
 * @example const drives = createGatherer(driveAll, (input) => input.run, (driven) => driven.run, { most: 200, atOnce: 3, patienceMs: 10_000 })
 */
export function createGatherer<T, R>(
  work: (items: T[]) => Promise<R[]>,
  keyOf: (item: T) => string,
  keyOfAnswer: (answer: R) => string,
  { most, atOnce, patienceMs }: GatherOptions,
): Gatherer<T, R> {
  const waiting = new Map<string, Asked<T, R>>();
  let out = 0;
  let outItems = 0;

  function go(): void {
    while (out < atOnce && waiting.size > 0) {
      const batch = [...waiting].slice(0, most);
      for (const [key] of batch) waiting.delete(key);
      out += 1;
      outItems += batch.length;
      let counted = true;
      const done = () => {
        clearTimeout(timer);
        if (!counted) return;
        counted = false;
        out -= 1;
        outItems -= batch.length;
        go();
      };
      const timer = setTimeout(done, patienceMs);
      void send(batch).finally(done);
    }
  }

  async function send(batch: [key: string, Asked<T, R>][]): Promise<void> {
    try {
      const answers = await work(batch.map(([, asked]) => asked.item));
      const byKey = new Map(answers.map((answer) => [keyOfAnswer(answer), answer]));
      for (const [key, asked] of batch) asked.resolve(byKey.get(key) ?? null);
    } catch (error) {
      for (const [, asked] of batch) asked.reject(error);
    }
  }

  return {
    inHand: () => waiting.size + outItems,
    ask(item) {
      const key = keyOf(item);
      const same = waiting.get(key);
      if (same) return same.answer;
      const asked: Partial<Asked<T, R>> = { item };
      asked.answer = new Promise((resolve, reject) => Object.assign(asked, { resolve, reject }));
      waiting.set(key, asked as Asked<T, R>);
      // What arrives in the same turn of the event loop goes along.
      setImmediate(go);
      return asked.answer;
    },
  };
}

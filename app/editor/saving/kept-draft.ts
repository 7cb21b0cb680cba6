import { del, entries, set } from 'idb-keyval';
import type { Patch } from '../document/patch';

/** What did not reach the server is kept on this machine: the changes alone, with the revision they were made from. */
export interface KeptDraft {
  rev: number;
  patches: readonly Patch[];
}

/** Where one tab keeps its changes of one flow. */
export interface Keeper {
  put: (draft: KeptDraft) => Promise<void>;
  drop: () => Promise<void>;
  /** What tabs that are closed by now have left behind, oldest first. It is this tab's from here on. */
  take: () => Promise<KeptDraft[]>;
}

const PREFIX = 'hilo.flow';

interface Stored extends KeptDraft {
  at: number;
}

/** Storage may be forbidden or full: then nothing is kept, and nothing breaks. */
export function createKeeper(member: string, flow: string, tab: string): Keeper {
  const own = `${PREFIX} ${member} ${flow} `;
  const key = own + tab;
  holdLock(tab);
  // One after the other: an older state must not be written over a newer one.
  let last: Promise<unknown> = Promise.resolve();
  const next = (work: () => Promise<unknown>): Promise<void> => {
    last = last.then(work).catch(() => undefined);
    return last.then(() => undefined);
  };
  return {
    put: (draft) => next(() => set(key, { ...draft, at: Date.now() } satisfies Stored)),
    drop: () => next(() => del(key)),
    async take() {
      try {
        const alive = await tabsAlive();
        const kept = (await entries<string, Stored>()).filter(
          ([name]) => name.startsWith(own) && (name === key || !alive.has(name.slice(own.length))),
        );
        for (const [name] of kept) await del(name);
        return kept.map(([, draft]) => draft).sort((a, b) => a.at - b.at);
      } catch {
        return [];
      }
    },
  };
}

/** A lock that a tab holds as long as it lives tells its siblings that what it keeps is its own. */
function holdLock(tab: string): void {
  void navigator.locks
    ?.request(PREFIX + tab, { mode: 'shared' }, () => new Promise(() => undefined))
    .catch(() => undefined);
}

async function tabsAlive(): Promise<ReadonlySet<string>> {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])));
}

import type { Sql } from '../db/client';
import type { Deps } from './deps';

/** `flow`: its draft; beside it, apart, who has it open and what is said about it. */
export type LiveTopic = 'inbox' | 'runs' | 'contact' | 'flow' | 'flow_people' | 'flow_comments';

/** What open screens are told: that something changed, never what it says. */
export interface LiveNote {
  workspace: string;
  topic: LiveTopic;
  /** Which runs, contacts or flows; absent: more than could be named. */
  ids?: string[];
}

/** How long notes are gathered: a thousand runs that end in this time make one note. */
const GATHER_MS = 250;
/** A notification holds 8,000 bytes. */
const MOST_IDS = 100;
const CHANNEL = 'hilo_live';

interface Gathered {
  /** `workspace|topic` -> ids; null: more than could be named. */
  notes: Map<string, Set<string> | null>;
  timer: NodeJS.Timeout | null;
}
const gathering = new WeakMap<Sql, Gathered>();

/**
 * Tells open screens in every process, soon and together with whatever else happens meanwhile. Never throws and is
 * waited for by nobody: a screen that misses a note is only a little late.
 */
export function tell(sql: Sql, workspace: string, topic: LiveNote['topic'], ids: readonly string[]): void {
  const gathered: Gathered = gathering.get(sql) ?? { notes: new Map(), timer: null };
  gathering.set(sql, gathered);
  const key = `${workspace}|${topic}`;
  const known = gathered.notes.get(key);
  if (known === null) return;
  if (known === undefined) gathered.notes.set(key, new Set(ids.slice(0, MOST_IDS + 1)));
  else for (const id of ids.slice(0, MOST_IDS + 1)) known.add(id);
  if ((gathered.notes.get(key)?.size ?? 0) > MOST_IDS) gathered.notes.set(key, null);
  gathered.timer ??= setTimeout(() => void flush(sql), GATHER_MS).unref();
}

/** Sends what was gathered, now. */
export async function flush(sql: Sql): Promise<void> {
  const gathered = gathering.get(sql);
  if (!gathered) return;
  if (gathered.timer) clearTimeout(gathered.timer);
  gathering.delete(sql);
  const notes = [...gathered.notes].map(([key, ids]): LiveNote => {
    const [workspace = '', topic] = key.split('|');
    return { workspace, topic: topic as LiveNote['topic'], ...(ids ? { ids: [...ids] } : {}) };
  });
  if (notes.length === 0) return;
  await sql`select pg_notify(${CHANNEL}, note) from unnest(${notes.map((note) => JSON.stringify(note))}::text[]) note`.catch(
    // The database is away: so are the screens' own reads.
    () => {},
  );
}

type Listener = (note: LiveNote | 'resync') => void;

/** What a process hears: one LISTEN however many screens are open. */
interface Hub {
  listeners: Set<Listener>;
  listening: Promise<unknown>;
}
const hubs = new WeakMap<Sql, Hub>();

/**
 * Calls `listener` for every note of a workspace until the returned function is called, and with `resync` where notes may
 * have been missed (the connection was lost in between).
 */
export async function listenLive(
  deps: Pick<Deps, 'sql' | 'log'>,
  workspace: string,
  listener: Listener,
): Promise<() => void> {
  const hub = hubs.get(deps.sql) ?? open(deps);
  const mine: Listener = (note) => {
    if (note === 'resync' || note.workspace === workspace) listener(note);
  };
  hub.listeners.add(mine);
  try {
    await hub.listening;
  } catch (error) {
    hub.listeners.delete(mine);
    throw error;
  }
  return () => void hub.listeners.delete(mine);
}

function open({ sql, log }: Pick<Deps, 'sql' | 'log'>): Hub {
  const listeners = new Set<Listener>();
  const broadcast: Listener = (note) => {
    for (const listener of listeners) listener(note);
  };
  let connections = 0;
  const listening = sql.listen(
    CHANNEL,
    (payload) => {
      const note = readNote(payload);
      if (note) broadcast(note);
    },
    () => {
      connections += 1;
      if (connections > 1) broadcast('resync');
    },
  );
  const hub = { listeners, listening };
  hubs.set(sql, hub);
  listening.catch((error: unknown) => {
    hubs.delete(sql);
    log.warn({ err: error }, 'live updates cannot be heard');
  });
  return hub;
}

function readNote(payload: string): LiveNote | null {
  try {
    const { workspace, topic, ids } = JSON.parse(payload) as Partial<LiveNote>;
    if (typeof workspace !== 'string' || !topic) return null;
    return { workspace, topic, ...(Array.isArray(ids) ? { ids } : {}) };
  } catch {
    return null;
  }
}

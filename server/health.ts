import { statfs } from 'node:fs/promises';
import type { Sql } from 'postgres';

const PATIENCE_MS = 2_000;
const LEAST_FREE_BYTES = 64 * 1024 * 1024;

export type Readiness =
  | { ready: true }
  | { ready: false; code: 'stopping' | 'database_unreachable' | 'disk_full'; title: string; detail: string };

interface Watched {
  sql: Sql;
  home: string;
  isStopping: () => boolean;
  /** Bytes that are left where a folder lies; null where nobody can tell. */
  freeBytes?: (folder: string) => Promise<number | null>;
}

/** Whether this process can do its work now, and if not, what is wrong and what to do. Never throws. */
export function createReadiness({ sql, home, isStopping, freeBytes = freeOnDisk }: Watched): () => Promise<Readiness> {
  return async () => {
    if (isStopping()) {
      return { ready: false, code: 'stopping', title: 'Hilo is stopping', detail: 'Send requests to another process.' };
    }
    const database = await answers(sql);
    if (database !== null) {
      return {
        ready: false,
        code: 'database_unreachable',
        title: 'The database does not answer',
        detail: `${database}. Nothing is lost: work goes on by itself when it is back.`,
      };
    }
    const free = await freeBytes(home);
    if (free !== null && free < LEAST_FREE_BYTES) {
      return {
        ready: false,
        code: 'disk_full',
        title: 'The disk is full',
        detail: `${Math.floor(free / 1024 / 1024)} MB are left where Hilo keeps its data. Make room: work goes on by itself.`,
      };
    }
    return { ready: true };
  };
}

async function answers(sql: Sql): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`No answer within ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
  });
  const asked = sql`select 1`.then(
    () => null,
    // Its message may hold an address or a login; the code says enough to a stranger.
    (error: { code?: string }) => `It refused (${error.code ?? 'no code'})`,
  );
  return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer));
}

async function freeOnDisk(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

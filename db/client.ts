import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import * as schema from './schema/index';

export type Sql = postgres.Sql;
/** drizzle on its own client: it changes the parsers of the client it is given, so raw SQL and LISTEN use another one. */
export type Database = PostgresJsDatabase<typeof schema>;
/** A transaction that can see exactly the workspaces it was opened for. */
export type Scoped = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface Clients {
  sql: Sql;
  db: Database;
  close(): Promise<void>;
}

/**
 * Connects as the app role, which row-level security binds.
 * @param url of the app role
 * @param max connections of each of the two pools
 */
export function createClients(url: string, max = 10): Clients {
  const raw = postgres(url, { max, onnotice: () => {}, connection: { application_name: 'hilo' } });
  const forDrizzle = postgres(url, { max, onnotice: () => {}, connection: { application_name: 'hilo' } });
  return {
    sql: raw,
    db: drizzle(forDrizzle, { schema }),
    close: async () => {
      await Promise.all([raw.end({ timeout: 5 }), forDrizzle.end({ timeout: 5 })]);
    },
  };
}

/**
 * Runs `work` in a transaction that sees one workspace and no other. A query that forgets its workspace returns nothing of others'.
 * @example const flow = await withWorkspace(db, 'ws_1', (tx) => getFlow(tx, { id }));
 */
export async function withWorkspace<T>(db: Database, workspace: string, work: (tx: Scoped) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('hilo.workspaces', ${workspace}, true)`);
    return work(tx);
  });
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as migrateTables } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** One number for the advisory lock: of several processes that start together, one migrates and the others wait. */
const LOCK = 4_871_002;

/** The folder of this file, whether it runs from the sources or from a bundle beside them. */
const here = dirname(fileURLToPath(import.meta.url));
const folder = (name: string) => join(here.endsWith('db') ? here : join(process.cwd(), 'db'), name);

/**
 * Brings a database to this release: tables by the committed migrations, then functions and access rules, which are written
 * anew when their text changed or a table came. Safe to repeat and to run from several processes at once.
 * @param ownerUrl a connection as the owner role, direct (no transaction pooler)
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${LOCK})`;
    await migrateTables(drizzle(client), { migrationsFolder: folder('migrations') });
    await applyFunctions(client);
  } finally {
    await client.end();
  }
}

async function applyFunctions(client: postgres.Sql): Promise<void> {
  const files = readdirSync(folder('functions'))
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const text = files.map((name) => readFileSync(join(folder('functions'), name), 'utf8')).join('\n');
  // A table that a migration added has no rights and no row-level security until the rules have run over it.
  const [last] = await client<{ id: number }[]>`select max(id)::int as id from drizzle.__drizzle_migrations`;
  const digest = createHash('sha256')
    .update(`${last?.id ?? 0}\n${text}`)
    .digest('hex');
  await client`create table if not exists hilo_release (id int primary key default 1 check (id = 1), functions text not null)`;
  const [row] = await client<{ functions: string }[]>`select functions from hilo_release`;
  if (row?.functions === digest) return;
  await client.begin(async (tx) => {
    await tx.unsafe(text);
    await tx`insert into hilo_release (functions) values (${digest}) on conflict (id) do update set functions = excluded.functions`;
  });
}

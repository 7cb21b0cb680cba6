import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as migrateTables } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../tests/support/database';
import { migrate } from './migrate';

let ownerUrl: string;
let made = 0;
beforeAll(async () => {
  ({ ownerUrl } = await freshDatabase());
});

/** A database with nothing in it. */
async function emptyDatabase(): Promise<string> {
  const name = `hilo_empty_${process.pid}_${(made += 1)}`;
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`create database ${name}`);
  await sql.end();
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Everything that makes the schema what it is, as text. */
async function shapeOf(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const shape = await sql`
    select 'column' as kind, table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || coalesce(column_default, '') as what
      from information_schema.columns where table_schema = 'public'
    union all select 'index', indexdef from pg_indexes where schemaname = 'public'
    union all select 'policy', tablename || ' ' || policyname || ' ' || qual from pg_policies
    union all select 'function', pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prokind = 'f'
    union all select 'migration', hash from drizzle.__drizzle_migrations
    order by 1, 2`;
  await sql.end();
  return JSON.stringify(shape, null, 1);
}

test('a fresh database gets the whole schema, and migrating again changes nothing', async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const once = await shapeOf(url);
  expect(once).toContain('hilo_commit');
  expect(once).toContain('runs_due');
  await migrate(url);
  expect(await shapeOf(url)).toBe(once);
});

test('eight processes that start together migrate once', async () => {
  const [alone, together] = [await emptyDatabase(), await emptyDatabase()];
  await migrate(alone);
  await Promise.all(Array.from({ length: 8 }, () => migrate(together)));
  expect(await shapeOf(together)).toBe(await shapeOf(alone));
});

test('rows of the first release are kept by the next ones', async () => {
  const url = await emptyDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'hilo-migrations-'));
  cpSync(join(process.cwd(), 'db', 'migrations'), folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await migrateTables(drizzle(sql), { migrationsFolder: folder });
  rmSync(folder, { recursive: true });
  await sql.unsafe(`insert into workspaces (id, name, slug) values ('ws_1', 'Uno', 'uno');
    insert into flows (id, workspace_id, name, kind, draft, created_at, changed_at) values ('flw_1', 'ws_1', 'Viejo', 'journey', '{}', now(), now())`);
  await sql.end();
  await migrate(url);
  const after = postgres(url, { max: 1 });
  expect([...(await after`select name, draining, changed_by, draft from flows`)]).toEqual([
    { name: 'Viejo', draining: false, changed_by: null, draft: { groups: [], stages: [] } },
  ]);
  await after.end();
});

test('the committed migrations say what the schema says', async () => {
  const { generateDrizzleJson, generateMigration } = await import('drizzle-kit/api');
  const schema = await import('./schema/index');
  const meta = join(process.cwd(), 'db', 'migrations', 'meta');
  const { entries } = JSON.parse(readFileSync(join(meta, '_journal.json'), 'utf8')) as { entries: { idx: number }[] };
  const last = String(entries.at(-1)?.idx ?? 0).padStart(4, '0');
  const before = JSON.parse(readFileSync(join(meta, `${last}_snapshot.json`), 'utf8')) as Parameters<
    typeof generateMigration
  >[0];
  expect(await generateMigration(before, generateDrizzleJson(schema, before.id))).toEqual([]);
});

test('a table that a later release brings is guarded, though no rule changed its text', async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql`create table later (id text primary key, workspace_id text not null)`;
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) select 'later', max(created_at) + 1 from drizzle.__drizzle_migrations`;
  await migrate(url);
  const [found] = await sql`select has_table_privilege('hilo_app', 'later', 'select') as granted,
    exists (select 1 from pg_policies where tablename = 'later' and policyname = 'tenant') as guarded`;
  await sql.end();
  expect(found).toEqual({ granted: true, guarded: true });
});

import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServices, type TestServices } from '../tests/support/services';

let t: TestServices;
/** One connection as the app role, so that what is set on it stays on it. */
let app: postgres.Sql;
beforeAll(async () => {
  t = await testServices();
  const { database, host, port } = t.deps.sql.options;
  const pass = t.deps.sql.options.pass;
  app = postgres({
    host: host[0] ?? '127.0.0.1',
    port: port[0] ?? 5432,
    database,
    username: t.deps.sql.options.user,
    ...(typeof pass === 'string' ? { password: pass } : {}),
    max: 1,
    onnotice: () => {},
  });
});
afterAll(async () => {
  await app.end();
  await t.close();
});

const tenantTables = async () => {
  const rows = await t.owner<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where n.nspname = 'public' and c.relkind = 'r' order by 1`;
  return rows.map((row) => row.name);
};
const see = async (workspaces: string, table: string) => {
  await app`select set_config('hilo.workspaces', ${workspaces}, false)`;
  const [row] = await app<{ n: number }[]>`select count(*)::int as n from ${app(table)}`;
  return row?.n ?? -1;
};

test('every table that names a workspace has row-level security and one policy', async () => {
  const tables = await tenantTables();
  expect(tables.length).toBeGreaterThan(20);
  const guarded = await t.owner<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_policies p on p.tablename = c.relname
    where c.relrowsecurity and p.policyname = 'tenant' and p.cmd = 'ALL' order by 1`;
  expect(guarded.map((row) => row.name)).toEqual([...tables, 'workspaces'].sort());
});

test('a connection that names no workspace, or another one, sees nothing of any table', async () => {
  for (const table of [...(await tenantTables()), 'workspaces']) {
    for (const nobody of ['', '%', 'ws_nobody', "ws_demo' or true --"]) expect(await see(nobody, table), table).toBe(0);
  }
  expect(await see('ws_demo', 'contacts')).toBe(10);
  expect(await see('ws_other,ws_demo', 'contacts')).toBe(10);
  expect(await see('ws_other', 'contacts')).toBe(0);
  expect(await see('ws_other', 'workspaces')).toBe(1);
});

test('a row of another workspace can neither be written nor moved there', async () => {
  await app`select set_config('hilo.workspaces', 'ws_other', false)`;
  const denied = { code: '42501' };
  await expect(
    app`insert into contacts (id, workspace_id, created_at) values ('cnt_x', 'ws_demo', now())`,
  ).rejects.toMatchObject(denied);
  await app`insert into contacts (id, workspace_id, created_at) values ('cnt_mine', 'ws_other', now())`;
  await expect(app`update contacts set workspace_id = 'ws_demo' where id = 'cnt_mine'`).rejects.toMatchObject(denied);
  expect((await app`update contacts set name = 'x' where id = 'cnt_demo_ana'`).count).toBe(0);
  expect((await app`delete from addresses where contact_id = 'cnt_demo_ana'`).count).toBe(0);
});

test('the app role owns nothing and has no right by which it could step around the policies', async () => {
  const [role] =
    await t.owner`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'hilo_app'`;
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
  expect(
    await t.owner`select 1 from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'hilo_app'`,
  ).toHaveLength(0);
  expect(
    await t.owner`select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = 'hilo_app'`,
  ).toHaveLength(0);
  for (const attempt of [
    'set role hilo_owner',
    'alter table contacts disable row level security',
    'drop policy tenant on contacts',
    'create policy open on contacts using (true)',
    'alter role hilo_app bypassrls',
    'truncate contacts',
    'update hilo_release set functions = functions',
    'set row_security = off; select * from contacts',
    'create table mine as select 1',
    "create or replace function hilo_workspace_ids() returns setof text language sql as $$ select 'x' $$",
  ]) {
    await expect(app.unsafe(attempt), attempt).rejects.toMatchObject({ code: expect.stringMatching(/^42/) });
  }
  await app`reset row_security`;
});

test('what the app role may ask across workspaces is five questions, each with one answer', async () => {
  const open = await t.owner<{ name: string }[]>`
    select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef order by 1`;
  expect(open.map((row) => row.name)).toEqual([
    'hilo_api_key',
    'hilo_connection_workspace',
    'hilo_member_by_email',
    'hilo_session',
    'hilo_workspace_ids',
  ]);
});

test.each(['audit', 'consents', 'events', 'decisions', 'versions', 'policies', 'messages', 'steps'])(
  'nobody changes or removes what %s says',
  async (table) => {
    await app`select set_config('hilo.workspaces', 'ws_demo', false)`;
    await expect(app`update ${app(table)} set workspace_id = workspace_id`).rejects.toMatchObject({ code: '42501' });
    await expect(app`delete from ${app(table)}`).rejects.toMatchObject({ code: '42501' });
  },
);

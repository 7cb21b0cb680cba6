import { Connection } from '@temporalio/client';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { freshDatabase } from './database';
import { temporalAddress } from './temporal';

test('each database is a copy of its own that already has the schema', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
  const owner = postgres(one.ownerUrl, { max: 1 });
  const other = postgres(two.ownerUrl, { max: 1 });
  await owner`create table only_here (id int)`;
  const found = await other`select to_regclass('only_here') as only_here, to_regclass('runs') as runs`;
  await Promise.all([owner.end(), other.end()]);
  expect(found[0]).toEqual({ only_here: null, runs: 'runs' });
});

test('the app role is bound by row-level security', async () => {
  const { appUrl } = await freshDatabase();
  const sql = postgres(appUrl, { max: 1 });
  const [role] =
    await sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user`;
  await sql.end();
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
});

test('the Temporal server of the run answers', { timeout: 300_000 }, async () => {
  const connection = await Connection.connect({ address: await temporalAddress() });
  const { namespaceInfo } = await connection.workflowService.describeNamespace({ namespace: 'default' });
  await connection.close();
  expect(namespaceInfo?.name).toBe('default');
});

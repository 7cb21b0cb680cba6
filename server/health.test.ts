import postgres from 'postgres';
import { expect, test } from 'vitest';
import { freshDatabase } from '../tests/support/database';
import { createReadiness } from './health';

test('a database that answers makes it ready, one that is gone does not, and a stop comes first', async () => {
  const { appUrl } = await freshDatabase();
  const sql = postgres(appUrl, { max: 1 });
  let stopping = false;
  const readiness = createReadiness({ sql, home: process.cwd(), isStopping: () => stopping });
  expect(await readiness()).toEqual({ ready: true });
  await sql.end();
  expect(await readiness()).toMatchObject({ ready: false, code: 'database_unreachable' });
  stopping = true;
  expect(await readiness()).toMatchObject({ ready: false, code: 'stopping' });
});

test('a disk without room is said with what is left, and no more once there is room', async () => {
  const { appUrl } = await freshDatabase();
  const sql = postgres(appUrl, { max: 1 });
  let megabytes: number | null = 1024;
  const home = '/somewhere';
  const asked: string[] = [];
  const freeBytes = (folder: string) => {
    asked.push(folder);
    return Promise.resolve(megabytes === null ? null : megabytes * 1024 * 1024);
  };
  const readiness = createReadiness({ sql, home, isStopping: () => false, freeBytes });
  expect(await readiness()).toEqual({ ready: true });
  megabytes = 12;
  const full = await readiness();
  expect(full).toMatchObject({ ready: false, code: 'disk_full', detail: expect.stringMatching(/^12 MB are left/) });
  expect(JSON.stringify(full)).not.toContain(home);
  megabytes = 64;
  expect(await readiness()).toEqual({ ready: true });
  // Where nobody can tell, nothing is claimed.
  megabytes = null;
  expect(await readiness()).toEqual({ ready: true });
  expect(new Set(asked)).toEqual(new Set([home]));
  await sql.end();
});

test('what it says of a database holds neither address nor login', async () => {
  const sql = postgres('postgres://someone:hush@127.0.0.1:1/secret_name', { max: 1, connect_timeout: 1 });
  const answer = await createReadiness({ sql, home: process.cwd(), isStopping: () => false })();
  await sql.end({ timeout: 0 });
  expect(answer).toMatchObject({ ready: false, code: 'database_unreachable' });
  expect(JSON.stringify(answer)).not.toMatch(/hush|someone|secret_name|127\.0\.0\.1/);
});

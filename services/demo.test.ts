import { expect, test } from 'vitest';
import postgres from 'postgres';
import { createVault } from '../server/vault';
import { freshDatabase } from '../tests/support/database';
import { manualClock } from './clock';
import { seedDemo } from './demo';
import { TUESDAY } from '../tests/support/services';

const vault = createVault('a secret of the tests, long enough');
const clock = manualClock(TUESDAY);

test('seeding twice, and twice at once, makes one workspace and answers the same', async () => {
  const { ownerUrl } = await freshDatabase();
  const both = await Promise.all([seedDemo({ ownerUrl, clock, vault }), seedDemo({ ownerUrl, clock, vault })]);
  expect(both[0]).toEqual(both[1]);
  expect(await seedDemo({ ownerUrl, clock, vault })).toEqual(both[0]);
  expect(both[0].users.map((user) => user.role)).toEqual([
    'admin',
    'designer',
    'marketer',
    'agent',
    'supervisor',
    'auditor',
  ]);
  expect(new Set(both[0].users.map((user) => user.password)).size).toBe(6);
});

test('two installations hold the same demo, except for what signs people in', async () => {
  const dumps = await Promise.all(
    [1, 2].map(async () => {
      const { ownerUrl } = await freshDatabase();
      await seedDemo({ ownerUrl, clock, vault });
      const sql = postgres(ownerUrl, { max: 1 });
      const rows: unknown[] = [];
      for (const table of [
        'contacts',
        'addresses',
        'consents',
        'suppressions',
        'flows',
        'versions',
        'templates',
        'connections',
        'policies',
      ]) {
        rows.push(await sql`select to_jsonb(x) - 'written_at' as row from ${sql(table)} x order by id`);
      }
      await sql.end();
      return JSON.stringify(rows);
    }),
  );
  expect(dumps[0]).toBe(dumps[1]);
  expect(dumps[0]).toContain('postventa_24h');
});

test('the journey is live, hears what its runs wait for, and customers differ in what may be sent to them', async () => {
  const { ownerUrl } = await freshDatabase();
  await seedDemo({ ownerUrl, clock, vault });
  const sql = postgres(ownerUrl, { max: 1 });
  const [flow] =
    await sql`select f.name, v.number, v.mentions from flows f join versions v on v.id = f.live_version_id`;
  expect(flow).toEqual({ name: 'Seguimiento posventa', number: 1, mentions: ['purchase'] });
  const standing =
    await sql`select id, standing -> 'consents' -> 'whatsapp:service' ->> 'status' as word from contacts order by created_at`;
  expect(Object.fromEntries(standing.map((row) => [row.id, row.word]))).toMatchObject({
    cnt_demo_ana: 'granted',
    cnt_demo_diego: null,
    cnt_demo_sara: 'withdrawn',
    cnt_demo_marta: null,
  });
  await sql.end();
});

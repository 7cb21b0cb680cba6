import { pino } from 'pino';
import postgres from 'postgres';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../services/clock';
import { freshDatabase } from '../tests/support/database';
import { addGauges } from './gauges';

const NOW = Date.UTC(2026, 0, 6, 15);
const log = pino({ level: 'silent' });
let app: postgres.Sql;

beforeAll(async () => {
  const { ownerUrl, appUrl } = await freshDatabase();
  app = postgres(appUrl, { max: 2, onnotice: () => {} });
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  for (const ws of ['ws_a', 'ws_b']) {
    await owner`insert into workspaces (id, name, slug) values (${ws}, ${ws}, ${ws})`;
    await owner`insert into flows (id, workspace_id, name, kind, draft, created_at, changed_at)
      values (${`flw_${ws}`}, ${ws}, 'F', 'journey', '{}', now(), now())`;
  }
  const run = (id: string, ws: string, status: string, wakeAt: number | null) => owner`
    insert into runs (id, workspace_id, flow_id, version_id, contact_id, entry_key, status, state, inbox, wake_at, started_at)
    values (${id}, ${ws}, ${`flw_${ws}`}, 'ver_1', ${`cnt_${id}`}, ${id}, ${status}, '{}', 0, ${wakeAt === null ? null : new Date(wakeAt)}, now())`;
  await run('run_1', 'ws_a', 'halted', null);
  await run('run_2', 'ws_b', 'halted', null);
  await run('run_3', 'ws_b', 'live', NOW - 90_000);
  await run('run_4', 'ws_a', 'live', NOW + 90_000);
  await owner.end();
});
afterAll(() => app.end());

test('the figures count every workspace, through the role that sees one at a time', async () => {
  const registry = new Registry();
  addGauges(registry, { sql: app, clock: manualClock(NOW), log });
  const text = await registry.metrics();
  expect(text).toMatch(/^hilo_runs_halted 2$/m);
  expect(text).toMatch(/^hilo_runs_due 1$/m);
  expect(text).toMatch(/^hilo_runs_oldest_due_seconds 90$/m);
  expect(text).toMatch(/^hilo_sends_due 0$/m);
  expect(text).toMatch(/^hilo_deliveries_unknown 0$/m);
});

test('a database that is away leaves no old figure standing, and /metrics answers', async () => {
  const gone = postgres('postgres://a:b@127.0.0.1:1/c', { max: 1, connect_timeout: 1 });
  const registry = new Registry();
  addGauges(registry, { sql: gone, clock: manualClock(NOW), log });
  expect(await registry.metrics()).not.toMatch(/^hilo_runs_halted \d/m);
  await gone.end({ timeout: 0 });
});

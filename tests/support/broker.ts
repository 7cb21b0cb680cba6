import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { migrate } from '../../db/migrate';
import { startPostgres, stopLeftover } from '../../scripts/postgres.mjs';
import { isAlive } from '../../scripts/process.mjs';
import { findTemporal, startTemporal, stopTemporalLeftover } from '../../scripts/temporal.mjs';

const TEMPLATE = 'hilo_template';

/** Where a test's own database lies. */
export interface TestDatabase {
  /** Owns the schema: migrations, and reading what row-level security hides. */
  ownerUrl: string;
  /** What the product connects as. */
  appUrl: string;
  /** PostgreSQL's superuser: statistics and faults only. */
  superUrl: string;
}

/**
 * Hands out databases and a Temporal server to the test files of one run. It lives in the process of the test runner and
 * starts a server when a test first asks for it, so that tests of pure code wait for none.
 */
export async function startBroker(): Promise<{ url: string; close: () => Promise<void> }> {
  const all = resolve('.hilo', 'test');
  const home = join(all, String(process.pid));
  await sweep(all);
  const cluster = once(() => startCluster(home));
  const temporal = once(async () => startTemporal({ home, binary: await findTemporal() }));
  let made = 0;
  let queue: Promise<unknown> = Promise.resolve();

  async function database(): Promise<TestDatabase> {
    const { ownerUrl, appUrl, superUrl, stop: _stop } = await cluster.get();
    const name = `hilo_test_${(made += 1)}`;
    // One at a time: a template in use cannot be copied.
    const copied = queue.then(() =>
      asOwner(ownerUrl, (sql) => sql.unsafe(`create database ${name} template ${TEMPLATE}`)),
    );
    queue = copied.catch(() => {});
    await copied;
    return { ownerUrl: at(ownerUrl, name), appUrl: at(appUrl, name), superUrl: at(superUrl ?? ownerUrl, name) };
  }

  const server = createServer((request, response) => {
    const asked = request.url === '/database' ? database() : temporal.get().then(({ address }) => ({ address }));
    asked.then(
      (answer) => response.end(JSON.stringify(answer)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  server.requestTimeout = 0;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await Promise.all([cluster.stop(), temporal.stop()]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A cluster whose template holds the migrated schema. */
async function startCluster(home: string) {
  mkdirSync(home, { recursive: true });
  const cluster = await startPostgres({ home, disposable: true });
  await asOwner(cluster.ownerUrl, (sql) => sql.unsafe(`create database ${TEMPLATE}`));
  await migrate(at(cluster.ownerUrl, TEMPLATE));
  return cluster;
}

/** What runs of tests that were killed have left: their servers and files. */
async function sweep(all: string): Promise<void> {
  mkdirSync(all, { recursive: true });
  for (const name of readdirSync(all)) {
    if (isAlive(Number(name))) continue;
    await Promise.all([stopLeftover(join(all, name)), stopTemporalLeftover(join(all, name))]);
    rmSync(join(all, name), { recursive: true, force: true });
  }
}

function once<T extends { stop: () => Promise<void> }>(begin: () => Promise<T>) {
  let begun: Promise<T> | null = null;
  return {
    get: () => (begun ??= begin()),
    stop: async () => (begun === null ? undefined : begun.then((started) => started.stop()).catch(() => {})),
  };
}

async function asOwner(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await work(sql).finally(() => sql.end());
}

function at(url: string, database: string): string {
  const moved = new URL(url);
  moved.pathname = `/${database}`;
  return moved.href;
}

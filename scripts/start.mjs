// `npm start`: from a bare clone to a running Hilo, and nothing left behind when it stops.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { checkNode, ensureInstalled } from './install.mjs';
import { startPostgres } from './postgres.mjs';
import { commandOf, isAlive } from './process.mjs';
import { useDatabase } from './roles.mjs';
import { Plain, say, step } from './say.mjs';
import { findTemporal, startTemporal, stopTemporalLeftover } from './temporal.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: flags } = parseArgs({
  options: { engine: { type: 'string' }, dev: { type: 'boolean' } },
  strict: false,
});
const home = resolve(process.env.HILO_HOME ?? join(root, '.hilo'));
const lock = join(home, 'start.pid');

/** What runs by our doing, last started first. @type {(() => Promise<void>)[]} */
const running = [];
/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
let stopping = false;

/** @param {number} code */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
  for (const end of running.splice(0)) await end().catch((error) => console.error(error));
  if (readPid() === process.pid) rmSync(lock, { force: true });
  process.exit(code);
}

/**
 * Adds what `begin` started to what a stop ends; ends it at once if a stop came meanwhile.
 * @template {{ stop: () => Promise<void> }} T
 * @param {Promise<T>} begin
 */
async function keep(begin) {
  const started = await begin;
  if (stopping) {
    await started.stop();
    return /** @type {Promise<T>} */ (new Promise(() => {}));
  }
  running.unshift(() => started.stop());
  return started;
}

function readPid() {
  return existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
}

/** One Hilo a folder: a second would adopt the first one's database and stop it under its feet. */
function takeLock() {
  mkdirSync(home, { recursive: true });
  const pid = readPid();
  const command = pid > 0 && pid !== process.pid && isAlive(pid) ? commandOf(pid) : '';
  if (command === null || command.includes('start.mjs')) {
    throw new Plain(
      `Hilo already runs on ${home} (process ${pid}). Stop that one first, or set HILO_HOME to another folder.`,
    );
  }
  const fresh = `${lock}.${process.pid}`;
  closeSync(openSync(fresh, 'w'));
  writeFileSync(fresh, String(process.pid));
  renameSync(fresh, lock);
}

/** @param {(text: string) => void} note */
async function temporalOf(note) {
  const binary = await findTemporal((text) => say(`    Temporal: ${text}`));
  const started = await startTemporal({ home, binary });
  note(started.adopted ? 'was running already' : started.address);
  return started;
}

async function main() {
  checkNode();
  takeLock();
  say(`Hilo, Node ${process.versions.node}`);
  await ensureInstalled(root, children);

  const address = process.env.TEMPORAL_ADDRESS;
  const engine = String(flags.engine ?? process.env.HILO_ENGINE ?? (address ? 'temporal' : 'embedded'));
  const ownerUrl = process.env.DATABASE_URL;
  // A killed start may have had Temporal where this one has none.
  if (engine !== 'temporal') await stopTemporalLeftover(home);
  const [, database, temporal] = await Promise.all([
    flags.dev ? false : ensureBuilt(root, children),
    keep(
      ownerUrl
        ? useDatabase({ ownerUrl, appUrl: process.env.DATABASE_APP_URL, home })
        : step('database', async (note) => {
            const started = await startPostgres({ home, watch: (text) => say(`    ${text}`) });
            note(started.adopted ? 'was running already' : 'PostgreSQL 18');
            return started;
          }),
    ),
    engine === 'temporal' && !address ? keep(step('Temporal dev server', temporalOf)) : null,
  ]);

  process.chdir(root);
  process.env.NODE_ENV ??= flags.dev ? 'development' : 'production';
  const { register } = await import('tsx/esm/api');
  register();
  const { serve } = await import('../server/main');
  const server = await keep(
    serve(
      {
        HILO_DEMO: '1',
        HILO_LOG: join(home, 'hilo.log'),
        ...process.env,
        HILO_HOME: home,
        DATABASE_URL: database.ownerUrl,
        DATABASE_APP_URL: database.appUrl,
        HILO_ENGINE: engine,
        ...(temporal ? { TEMPORAL_ADDRESS: temporal.address } : {}),
      },
      { dev: flags.dev === true, step },
    ),
  );
  say(`ready ${server.url}${server.signIn === '' ? '' : ` · ${server.signIn}`}`);
}

for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => void stop(0));
// Whoever read our words is gone, a terminal or a test runner: saying so would only fail again, for ever.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => void stop(1));
process.on('uncaughtException', (error) => {
  console.error(error);
  void stop(1);
});
main().catch(async (error) => {
  if (stopping) return;
  if (error instanceof Plain || error?.plain === true) process.stderr.write(`\n${error.message}\n`);
  else console.error(error);
  await stop(1);
});

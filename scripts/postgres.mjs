// Hilo's own PostgreSQL: the real server from an npm package, its data under HILO_HOME. Nothing of the machine is used
// or changed. It runs in its own process group, so a killed starter leaves a healthy server behind, which the next
// start adopts.
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { binaries, binary, chooseAccount } from './postgres-binaries.mjs';
import { commandOf, endProcess, freePort, isAlive, readOr, run, until } from './process.mjs';
import { APP, NAME, OWNER, SUPERUSER, createRoles, keptPasswords } from './roles.mjs';
import { Plain } from './say.mjs';

/**
 * @typedef {object} Database
 * @property {string} ownerUrl owns the schema: migrations only
 * @property {string} appUrl what the product connects as; row-level security binds it
 * @property {string | null} superUrl null for a database that is not ours
 * @property {boolean} adopted it was running already
 * @property {() => Promise<void>} stop
 *
 * @typedef {import('./postgres-binaries.mjs').Account} Account
 * @typedef {import('./roles.mjs').Passwords} Passwords
 */

const MAJOR = 18;
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_preload_libraries: 'pg_stat_statements',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  jit: 'off',
  log_min_messages: 'warning',
};

/**
 * Starts the database of `home`, or adopts it if it runs already.
 * @param {object} options
 * @param {string} options.home an absolute folder; made when missing
 * @param {Record<string, string>} [options.settings] replaces settings of the server
 * @param {number} [options.port] where to listen; a free one unless it is given
 * @param {boolean} [options.disposable] for tests: may lose data when the machine stops
 * @param {(text: string) => void} [options.watch] start it again, on its port, when it ends by itself; told of it
 * @returns {Promise<Database>}
 */
export async function startPostgres({ home, settings = {}, disposable = false, watch, port: wanted }) {
  const native = binaries();
  mkdirSync(home, { recursive: true });
  const data = join(home, `pg${MAJOR}`);
  const passwords = keptPasswords(home);
  const account = chooseAccount(native, home);

  const running = await runningServer(data);
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(native, data, account, passwords, disposable);
  const port = running?.port ?? wanted ?? (await freePort());
  const begin = () =>
    launch(native, data, account, port, { ...SETTINGS, ...(disposable ? { fsync: 'off' } : {}), ...settings });
  let pid = running?.pid ?? (await begin());

  /** @param {string} user @param {string} password @param {string} database */
  const url = (user, password, database) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const superUrl = url(SUPERUSER, passwords.superuser, NAME);
  await createRoles(url(SUPERUSER, passwords.superuser, 'postgres'), superUrl, passwords);

  let stopping = false;
  async function keepRunning() {
    while (!stopping) {
      await pause(500, undefined, { ref: false });
      if (stopping || isAlive(pid)) continue;
      watch?.('PostgreSQL ended by itself; starting it again');
      await begin().then(
        (fresh) => (pid = fresh),
        (error) => watch?.(error instanceof Error ? error.message : String(error)),
      );
      if (stopping) await stopServer(native, data, pid);
    }
  }
  if (watch) void keepRunning();

  return {
    ownerUrl: url(OWNER, passwords.owner, NAME),
    superUrl,
    appUrl: url(APP, passwords.app, NAME),
    adopted: running !== null,
    stop: async () => {
      stopping = true;
      await stopServer(native, data, pid);
    },
  };
}

/**
 * Makes the cluster beside its place and moves it there whole, so that a start that was killed half-way is begun anew.
 * @param {string} native
 * @param {string} data
 * @param {Account} account
 * @param {Passwords} passwords
 * @param {boolean} disposable
 */
async function initialise(native, data, account, passwords, disposable) {
  const fresh = `${data}.new`;
  const secret = `${data}.secret`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(secret, passwords.superuser, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(fresh, account.uid, account.gid);
    chownSync(secret, account.uid, account.gid);
  }
  try {
    const [command = '', ...args] = [
      ...account.prefix,
      binary(native, 'initdb'),
      ...['-D', fresh, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8'],
      ...['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C'],
      ...(disposable ? ['--no-sync'] : []),
    ];
    await run(command, args, {
      ...identity(account),
      cwd: fresh,
      env: plainEnvironment(),
      what: 'Creating the database',
    });
  } finally {
    rmSync(secret, { force: true });
  }
  chmodSync(fresh, 0o700);
  rmSync(data, { recursive: true, force: true });
  renameSync(fresh, data);
}

/** @param {Account} account */
const identity = ({ uid, gid }) => (uid === undefined || gid === undefined ? {} : { uid, gid });
/** Nothing of the starter's own locale or settings. @returns {NodeJS.ProcessEnv} */
const plainEnvironment = () => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(PATH|SystemRoot)$/i.test(name))),
  NODE_ENV: 'production',
  LC_ALL: 'C',
  TZ: 'UTC',
});

/**
 * @param {string} native
 * @param {string} data
 * @param {Account} account
 * @param {number} port
 * @param {Record<string, string>} settings
 * @returns {Promise<number>} its pid
 */
async function launch(native, data, account, port, settings) {
  const logFile = join(dirname(data), 'postgres.log');
  /** @type {string | null} */
  let ended = null;
  // What a killed server leaves for some moments (its children, its shared memory) makes the next one refuse.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    ended = null;
    const pid = await launchOnce();
    if (pid !== null) return pid;
    if (!/shared memory block|lock file .* already exists/.test(lastLines(logFile, 4))) break;
    await pause(250);
  }
  throw new Plain(
    `PostgreSQL did not start (${ended ?? 'not ready within 60 s'}). Its log, ${logFile}, ends:\n${lastLines(logFile, 12)}`,
  );

  async function launchOnce() {
    if (existsSync(logFile) && statSync(logFile).size > 20_000_000) truncateSync(logFile);
    // A file rather than a pipe: the server outlives a starter that is killed.
    const log = openSync(logFile, 'a', 0o600);
    const options = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    const [command = '', ...args] = [...account.prefix, binary(native, 'postgres'), '-D', data, ...options];
    const child = spawn(command, args, {
      ...identity(account),
      cwd: data,
      env: plainEnvironment(),
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    child.once('error', (error) => (ended = error.message));
    child.once('exit', (code, by) => (ended = by ?? `exit ${code}`));
    child.unref();
    const isReady = () => {
      const noted = postmaster(data);
      return noted?.pid === child.pid && noted?.status === 'ready';
    };
    await until(() => ended !== null || isReady(), 60_000);
    if (child.pid === undefined || ended !== null) return null;
    if (isReady()) return child.pid;
    await endProcess(child.pid, { ask: 'SIGINT', insist: 'SIGKILL', limitMs: 5_000 });
    ended = null;
    return null;
  }
}

/** @param {string} file @param {number} count */
const lastLines = (file, count) => readOr(file, '').trimEnd().split('\n').slice(-count).join('\n');

/** What the server wrote about itself. @param {string} data */
function postmaster(data) {
  const lines = readOr(join(data, 'postmaster.pid'), '').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port, status: lines[7]?.trim() ?? '' } : null;
}

/**
 * The server of this folder that a killed starter left behind, once it is ready; null when there is none.
 * @param {string} data
 */
async function runningServer(data) {
  const noted = postmaster(data);
  if (!noted) return null;
  const command = commandOf(noted.pid);
  // Left by a server that was killed: PostgreSQL itself makes sure that none of its children still writes.
  if (!isAlive(noted.pid)) return null;
  if (command !== null && !command.includes(data)) {
    // The pid belongs to another process by now, which PostgreSQL would take for a server of this folder.
    rmSync(join(data, 'postmaster.pid'), { force: true });
    return null;
  }
  const decided = await until(() => !isAlive(noted.pid) || postmaster(data)?.status === 'ready', 60_000);
  if (!decided)
    throw new Plain(
      `A PostgreSQL of this folder (pid ${noted.pid}) is neither ready nor gone. Stop it and start again.`,
    );
  return isAlive(noted.pid) ? noted : null;
}

/**
 * @param {string} native
 * @param {string} data
 * @param {number} pid
 */
async function stopServer(native, data, pid) {
  if (process.platform === 'win32')
    spawnSync(binary(native, 'pg_ctl'), ['stop', '-D', data, '-m', 'fast'], { stdio: 'ignore' });
  else await endProcess(pid, { ask: 'SIGINT', insist: 'SIGQUIT', limitMs: 20_000 });
}

/**
 * Ends a server that a killed process left in this folder; for folders nobody will start again.
 * @param {string} home
 */
export async function stopLeftover(home) {
  const data = join(home, `pg${MAJOR}`);
  const noted = postmaster(data);
  if (!noted || !isAlive(noted.pid) || commandOf(noted.pid)?.includes(data) === false) return;
  await endProcess(noted.pid, { ask: 'SIGQUIT', insist: 'SIGKILL', limitMs: 5_000 });
}

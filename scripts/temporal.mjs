// A Temporal dev server: found, fetched or built, kept outside the project, and started beside Hilo when asked for.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandOf, endProcess, freePort, isAlive, onPath, readOr, run, until } from './process.mjs';
import { Plain } from './say.mjs';

const VERSION = '1.5.1';
const PROGRAM = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/**
 * @typedef {object} Temporal
 * @property {string} address
 * @property {number} port
 * @property {number} pid
 * @property {boolean} adopted
 * @property {() => Promise<void>} stop
 */

/**
 * The path of a `temporal` command: on PATH, from an earlier time, downloaded, or built with Go.
 * @param {(text: string) => void} [note] told how it is being had when that takes long
 * @returns {Promise<string>}
 */
export async function findTemporal(note = () => {}) {
  const found = onPath(PROGRAM);
  if (found) return found;
  const folder = join(process.env.HILO_CACHE ?? join(homedir(), '.cache', 'hilo'), 'temporal');
  const kept = join(folder, PROGRAM);
  if (existsSync(kept)) return kept;
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(folder, 'new-'));
  try {
    const refusal = await download(work).then(
      () => null,
      (error) => (error instanceof Error ? error.message : String(error)),
    );
    if (refusal !== null) {
      const go = onPath(process.platform === 'win32' ? 'go.exe' : 'go');
      if (!go)
        throw new Plain(`There is no Temporal dev server here and it could not be downloaded (${refusal}). ${ADVICE}`);
      note('building with Go, about 3 minutes, once');
      await run(go, ['install', '-modcacherw', `github.com/temporalio/cli/cmd/temporal@v${VERSION}`], {
        env: { ...process.env, GOBIN: work, GOTOOLCHAIN: process.env.GOTOOLCHAIN ?? 'auto' },
        what: 'Building the Temporal dev server with Go',
        advice: ADVICE,
      });
    }
    renameSync(join(work, PROGRAM), kept);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return kept;
}

const ADVICE = 'Install the Temporal CLI so that `temporal` is on PATH, or set TEMPORAL_ADDRESS to a server that runs.';

/**
 * The release of the CLI's own project, unpacked by the system's tar.
 * @param {string} into
 */
async function download(into) {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const machine = process.arch === 'x64' ? 'amd64' : process.arch;
  const name = `temporal_cli_${VERSION}_${system}_${machine}.${system === 'windows' ? 'zip' : 'tar.gz'}`;
  const url = `https://github.com/temporalio/cli/releases/download/v${VERSION}/${name}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(120_000) });
  if (!response.ok) throw new Error(`${response.status} from ${new URL(url).host}`);
  const archive = join(into, name);
  writeFileSync(archive, Buffer.from(await response.arrayBuffer()));
  await run('tar', ['-xf', archive, '-C', into, PROGRAM], { what: 'Unpacking the Temporal CLI' });
}

/**
 * Starts the dev server of `home`, its data in a file there, or adopts it if it runs already.
 * @param {{ home: string, binary: string, port?: number }} options without a port, any free one
 * @returns {Promise<Temporal>}
 */
export async function startTemporal({ home, binary, port: wanted }) {
  mkdirSync(home, { recursive: true });
  const file = join(home, 'temporal.db');
  const mark = join(home, 'temporal.pid');
  const noted = leftover(home);
  if (noted && (await answers(binary, noted.port, 10_000))) return serverOf(noted.pid, noted.port, mark, true);
  if (noted) await endTemporal(noted.pid);

  const port = wanted ?? (await freePort());
  const logFile = join(home, 'temporal.log');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(
    binary,
    ['server', 'start-dev', '--headless', '--port', String(port), '--db-filename', file, '--log-level', 'error'],
    { cwd: home, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  child.on('error', () => {});
  child.unref();
  const pid = child.pid;
  if (pid !== undefined) writeFileSync(mark, `${pid}\n${port}\n`);
  if (pid !== undefined && (await answers(binary, port, 60_000, () => child.exitCode !== null)))
    return serverOf(pid, port, mark, false);
  if (pid !== undefined) await endTemporal(pid);
  throw new Plain(
    `The Temporal dev server did not start. Its log, ${logFile}, ends:\n${readOr(logFile, '').slice(-1500)}\n${ADVICE}`,
  );
}

/** Ends a dev server that a killed process left in this folder. @param {string} home */
export async function stopTemporalLeftover(home) {
  const noted = leftover(home);
  if (noted) await endTemporal(noted.pid);
}

/** @param {string} home */
function leftover(home) {
  const [pid = 0, port = 0] = readOr(join(home, 'temporal.pid'), '').split('\n').map(Number);
  if (pid === 0 || !isAlive(pid)) return null;
  return commandOf(pid)?.includes(join(home, 'temporal.db')) === false ? null : { pid, port };
}

/** @param {number} pid */
const endTemporal = (pid) => endProcess(pid, { ask: 'SIGTERM', insist: 'SIGKILL', limitMs: 10_000 });

/**
 * @param {number} pid
 * @param {number} port
 * @param {string} mark
 * @param {boolean} adopted
 * @returns {Temporal}
 */
function serverOf(pid, port, mark, adopted) {
  return {
    address: `127.0.0.1:${port}`,
    port,
    pid,
    adopted,
    stop: async () => {
      await endTemporal(pid);
      rmSync(mark, { force: true });
    },
  };
}

/**
 * Waits until the server's default namespace can be had.
 * @param {string} binary
 * @param {number} port
 * @param {number} limitMs
 * @param {() => boolean} [ended]
 */
async function answers(binary, port, limitMs, ended = () => false) {
  const open = await until(async () => ended() || (await accepts(port)), limitMs);
  if (!open || ended()) return false;
  const ask = ['operator', 'namespace', 'describe', '-n', 'default', '--address', `127.0.0.1:${port}`];
  return until(
    () =>
      run(binary, ask, { cwd: dirname(binary), env: { ...process.env, HOME: tmpdir() }, what: 'Asking Temporal' }).then(
        () => true,
        () => false,
      ),
    limitMs,
  );
}

/** @param {number} port @returns {Promise<boolean>} */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

// Child processes, ports and pids: what the launchers share.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Plain } from './say.mjs';

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  // A zombie whose parent does not collect it (a container without an init) answers signals too.
  return !/^State:\s+Z/m.test(readOr(`/proc/${pid}/status`, ''));
}

/**
 * The command line of a process where the system shows it; null where nobody can tell.
 * @param {number} pid
 */
export function commandOf(pid) {
  if (process.platform !== 'linux') return null;
  return readOr(`/proc/${pid}/cmdline`, '').replaceAll('\0', ' ');
}

/**
 * @param {string} file
 * @param {string} otherwise
 */
export function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

/** Where a command is found. @param {string} program @returns {string | null} */
export function onPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file)) ?? null;
}

/**
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} limitMs
 * @returns {Promise<boolean>} false when the time is up
 */
export async function until(condition, limitMs) {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) return false;
    await pause(20);
  }
  return true;
}

/**
 * Asks a process to end, and insists after `limitMs`.
 * @param {number} pid
 * @param {{ ask: NodeJS.Signals, insist: NodeJS.Signals, limitMs: number }} how
 */
export async function endProcess(pid, how) {
  signal(pid, how.ask);
  if (await until(() => !isAlive(pid), how.limitMs)) return;
  signal(pid, how.insist);
  await until(() => !isAlive(pid), 5_000);
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

/** A port that was free a moment ago. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/**
 * Runs a command to its end. Its output is kept and only shown when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { what: string, advice?: string, children?: Set<import('node:child_process').ChildProcess> }} options
 * @returns {Promise<string>} what it wrote
 */
export function run(command, args, { what, advice = '', children, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    children?.add(child);
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.stderr?.on('data', (chunk) => (output += String(chunk)));
    child.once('error', (error) => reject(new Plain(`${what} could not start: ${error.message}. ${advice}`)));
    child.once('close', (code, by) => {
      children?.delete(child);
      if (code === 0) resolve(output);
      else reject(new Plain(`${what} failed (${by ?? `exit ${code}`}). ${advice}\n${output.slice(-4000)}`));
    });
  });
}

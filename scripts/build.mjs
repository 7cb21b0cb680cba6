// The web build, made only when its sources changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOr, run } from './process.mjs';
import { step } from './say.mjs';

const SOURCES = ['app', 'core', 'channels', 'db', 'services', 'workflows', 'public', 'scripts'];
const FILES = ['package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'];

/**
 * @param {string} root
 * @param {Set<import('node:child_process').ChildProcess>} [children]
 * @returns {Promise<boolean>} false when there are no routes to build yet
 */
export async function ensureBuilt(root, children) {
  if (!existsSync(join(root, 'app', 'root.tsx'))) return false;
  const mark = join(root, 'build', '.hilo-built');
  const wanted = sourceHash(root);
  if (readOr(mark, '') === wanted) return true;
  rmSync(mark, { force: true });
  await step('web build', () =>
    run(process.execPath, [join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js'), 'vite:build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      what: 'The web build',
      ...(children ? { children } : {}),
    }),
  );
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(mark, wanted);
  return true;
}

/** @param {string} root */
function sourceHash(root) {
  const hash = createHash('sha256');
  for (const file of FILES) hash.update(file).update(readOr(join(root, file), ''));
  for (const folder of SOURCES) {
    if (!existsSync(join(root, folder))) continue;
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const ASSETS = join('node_modules', 'monaco-editor', 'min', 'vs', 'assets');
/** Monaco names its own workers with `new URL`, which would bundle each of them again, and the wrong way. */
const OWN_WORKER = /new Worker\(new URL\([^)]*\),\s*\{[^}]*\}\)/;

/**
 * Gives Monaco the workers that it ships ready made, as files of our own host: `import url from 'monaco-worker/json?url'`.
 * Their names carry a hash, so they are looked up.
 */
export function monacoWorkers(): Plugin {
  let root = '.';
  return {
    name: 'monaco-workers',
    enforce: 'pre',
    configResolved(config) {
      root = config.root;
    },
    resolveId(id) {
      const worker = /^monaco-worker\/(\w+)\?url$/.exec(id)?.[1];
      if (worker === undefined) return null;
      const folder = join(root, ASSETS);
      const file = readdirSync(folder).find((name) => name.startsWith(`${worker}.worker-`));
      if (file === undefined) throw new Error(`monaco-editor brings no ${worker} worker in ${ASSETS}`);
      return `${join(folder, file)}?url`;
    },
    transform(code, id) {
      if (!/monaco-editor\/esm\/vs\/languages\/features\/\w+\/workerManager\.js/.test(id)) return null;
      if (!OWN_WORKER.test(code)) throw new Error(`monaco-editor makes its workers in another way now: ${id}`);
      return { code: code.replace(OWN_WORKER, 'undefined'), map: null };
    },
  };
}

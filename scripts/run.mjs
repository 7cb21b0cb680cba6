// Runs one of the project's own TypeScript programs on a bare clone: `node scripts/run.mjs bench/run.ts journeys --json`.
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { checkNode, ensureInstalled } from './install.mjs';
import { Plain, giveUp } from './say.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main() {
  const program = process.argv[2];
  if (program === undefined) throw new Plain('Say which program to run: node scripts/run.mjs <file> [arguments]');
  checkNode();
  await ensureInstalled(root);
  process.chdir(root);
  process.argv.splice(1, 2, resolve(program));
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(resolve(program)).href);
}

main().catch(giveUp);

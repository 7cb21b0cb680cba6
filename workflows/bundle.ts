import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const SOURCES = ['run.workflow.ts', 'contracts.ts'];

/** Where the workflow's source lies: for replays, which bundle it themselves. */
export const workflowsPath = fileURLToPath(new URL('./run.workflow.ts', import.meta.url));

/**
 * The workflow's code as one file, made when its source changed and kept under `home`: a worker starts in a moment, and every
 * worker of an installation runs the very same lines.
 * @returns the file's path
 */
export async function workflowBundle(home: string): Promise<string> {
  const folder = join(home, 'temporal');
  const file = join(folder, `workflow-${sourceHash()}.js`);
  if (existsSync(file)) return file;
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: QUIET });
  mkdirSync(folder, { recursive: true });
  // Two processes that start together write the same bytes; a reader never sees half of them.
  const half = `${file}.${process.pid}`;
  writeFileSync(half, code);
  renameSync(half, file);
  return file;
}

function sourceHash(): string {
  const hash = createHash('sha256');
  for (const name of SOURCES) hash.update(name).update(readFileSync(new URL(`./${name}`, import.meta.url)));
  hash.update(readFileSync(createRequire(import.meta.url).resolve('@temporalio/worker/package.json')));
  return hash.digest('hex').slice(0, 16);
}

const nothing = () => {};
const QUIET = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

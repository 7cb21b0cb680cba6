// `npm test`: everything that must hold, on a bare clone. Its last line is `N passed, N failed`. What did not run (an
// engine, a browser, a skipped test) counts as failed.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { checkNode, ensureInstalled } from './install.mjs';
import { freePort } from './process.mjs';
import { giveUp, say, seconds } from './say.mjs';
import { findTemporal } from './temporal.mjs';

/**
 * @typedef {{ passed: number, failed: number, output?: string }} Count
 * @typedef {{ name: string, run: () => Promise<Count> }} Phase
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = join(root, '.hilo', 'reports');
const LAYERS = ['core', 'channels', 'db', 'services', 'workflows', 'app', 'server'].filter((name) =>
  existsSync(join(root, name)),
);

/** @param {string} path */
const tool = (path) => join(root, 'node_modules', path);
const VITEST = tool('vitest/vitest.mjs');
const PLAYWRIGHT = tool('@playwright/test/cli.js');

/**
 * @param {string[]} args of Node
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function node(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/**
 * A check that holds or does not: one.
 * @param {string} name
 * @param {string[]} args
 * @returns {Phase}
 */
const check = (name, args) => ({
  name,
  run: async () => {
    const { ok, output } = await node(args);
    return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
  },
});

/**
 * Something the tests need from the machine: counted only when it cannot be had.
 * @param {string} name
 * @param {() => Promise<unknown>} get
 * @returns {Phase}
 */
const need = (name, get) => ({
  name,
  run: () =>
    get().then(
      () => ({ passed: 0, failed: 0 }),
      (error) => ({ passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) }),
    ),
});

/** @param {string} file @returns {Record<string, number> & Record<string, unknown>} */
const report = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** @type {Phase} */
const vitest = {
  name: 'unit, database, engines',
  run: async () => {
    const file = join(reports, 'vitest.json');
    rmSync(file, { force: true });
    const { ok, output } = await node([
      VITEST,
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    /** @type {{ numPassedTests?: number, numTotalTests?: number, testResults?: { status: string, assertionResults: unknown[] }[] }} */
    const found = report(file);
    const passed = found.numPassedTests ?? 0;
    // A file that does not load reports no test at all.
    const broken = (found.testResults ?? []).filter(
      (each) => each.status === 'failed' && each.assertionResults.length === 0,
    ).length;
    return counted(passed, (found.numTotalTests ?? 0) - passed + broken, ok, output);
  },
};

/**
 * @param {string[]} [chosen] what Playwright should run, in its own words; everything if nothing is said
 * @returns {Phase}
 */
const browser = (chosen = []) => ({
  name: 'browser',
  run: async () => {
    const file = join(reports, 'playwright.json');
    rmSync(file, { force: true });
    const { ok, output } = await node([PLAYWRIGHT, 'test', '--reporter=list,json', ...chosen], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      E2E_PORT: String(await freePort()),
      HILO_CHROMIUM: await findChromium(),
    });
    /** @type {{ stats?: { expected: number, unexpected: number, flaky: number, skipped: number } }} */
    const { stats } = report(file);
    return counted(
      stats?.expected ?? 0,
      (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (stats?.skipped ?? 0),
      ok,
      output,
    );
  },
});

/**
 * @param {number} passed
 * @param {number} failed
 * @param {boolean} ok whether the tool itself was content
 * @param {string} output
 * @returns {Count}
 */
function counted(passed, failed, ok, output) {
  const all = failed === 0 && !ok ? 1 : failed;
  return all === 0 ? { passed, failed: 0 } : { passed, failed: all, output };
}

/** @param {string} folder @param {RegExp} name */
const holds = (folder, name) =>
  existsSync(join(root, folder)) &&
  readdirSync(join(root, folder), { recursive: true }).some((file) => name.test(String(file)));

const total = { passed: 0, failed: 0 };

/** @param {Phase} phase */
async function play({ name, run }) {
  const began = performance.now();
  const { passed, failed, output } = await run();
  total.passed += passed;
  total.failed += failed;
  if (output) say(`\n──── ${name}\n${output.trimEnd()}\n────`);
  if (passed + failed === 0) return;
  say(
    `  ${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed ${seconds(performance.now() - began)}`,
  );
}

/** @param {Phase[]} phases one after the other */
async function inTurn(phases) {
  for (const phase of phases) await play(phase);
}

async function main() {
  const [only, ...chosen] = process.argv.slice(2);
  checkNode();
  await ensureInstalled(root);
  mkdirSync(reports, { recursive: true });

  const hasApp = existsSync(join(root, 'app', 'root.tsx'));
  const hasBrowserTests = holds('tests/e2e', /\.(spec|test)\.ts$/);
  const build = need('web build', () => ensureBuilt(root));
  if (only === 'e2e') {
    await inTurn([build, browser(chosen)]);
    return;
  }
  // Two cores: a long download or build beside the checks, then what measures time or races with the machine to itself.
  await Promise.all([
    play(need('Temporal dev server', () => findTemporal((note) => say(`    Temporal: ${note}`)))),
    inTurn([
      check('format', [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']),
      check('types', [tool('typescript/bin/tsc'), '--noEmit', '-p', '.']),
      check('lint', [tool('eslint/bin/eslint.js'), '.', '--max-warnings=0']),
      check('layers', [
        tool('dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config',
        '.dependency-cruiser.cjs',
        ...LAYERS,
      ]),
      ...(hasBrowserTests ? [need('Chromium', findChromium)] : []),
      ...(hasApp ? [build] : []),
    ]),
  ]);
  await inTurn([vitest, ...(hasBrowserTests ? [browser()] : [])]);
}

for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(name, () => process.exit(130));
main().then(() => {
  say(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}, giveUp);

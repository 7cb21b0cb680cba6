import { defineConfig } from '@playwright/test';

/** A port for each work tree, so that several may run side by side. */
const letters = [...process.cwd()].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 900, 7);
const port = Number(process.env['E2E_PORT'] ?? 4100 + letters);

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  // Long enough for a busy machine: nothing here is about speed.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    trace: 'retain-on-failure',
    locale: 'es-CO',
    timezoneId: 'America/Bogota',
    launchOptions: {
      executablePath: process.env['HILO_CHROMIUM'] ?? '/usr/bin/chromium',
      // Chromium's own sandbox does not start as root, which is what a CI container is.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  webServer: {
    command: 'node tests/support/e2e-server.mjs',
    url: `http://127.0.0.1:${port}/readyz`,
    env: { PORT: String(port) },
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'pipe',
  },
});

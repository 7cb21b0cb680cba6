// A browser for the end-to-end tests: the machine's own, Playwright's if it was installed, else Debian's package.
import { existsSync } from 'node:fs';
import { onPath, run } from './process.mjs';
import { Plain } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe', 'msedge.exe'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** @returns {Promise<string>} the path of a Chromium or Chrome */
export async function findChromium() {
  const given = process.env.HILO_CHROMIUM;
  if (given) return given;
  const found =
    NAMES.map(onPath).find((file) => file !== null) ?? (existsSync(MAC) ? MAC : null) ?? (await playwrights());
  if (found) return found;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env, what: 'apt-get update', advice: ADVICE });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      env,
      what: 'Installing Chromium',
      advice: ADVICE,
    });
    const installed = onPath('chromium');
    if (installed) return installed;
  }
  throw new Plain(`The browser tests need Chromium and there is none here. ${ADVICE}`);
}

const ADVICE =
  'Install it (Debian: apt-get install chromium; anywhere: npx playwright install chromium), or set HILO_CHROMIUM to its path.';

async function playwrights() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
}

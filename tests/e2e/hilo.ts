import { readFileSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { z } from 'zod';
import type { FlowDocumentInput } from '../../core/document';
import type { Role } from '../../core/vocabulary';
import { flowInput } from '../support/flow';

const DemoSchema = z.object({
  url: z.string(),
  apiKey: z.string(),
  users: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
});
export type Demo = z.infer<typeof DemoSchema>;

/** Brings a flow over, of which only what matters is said, for a test that is not about drawing it; its id. */
export type Bring = (document: Partial<FlowDocumentInput>) => Promise<string>;

interface Fixtures {
  /** What the start left in `demo.json`: address, API key and a user of each role. */
  demo: Demo;
  /** Signs in through the screen, as a person does, in the browser's language. */
  signIn: (role: Role) => Promise<void>;
  bring: Bring;
}

/** Every page of a test is watched: an error in its console, a refused script or a failed request of ours fails the test. */
export const test = base.extend<Fixtures>({
  page: async ({ page }, use) => {
    const faults: string[] = [];
    watch(page, faults);
    waitUntilItListens(page);
    await use(page);
    expect(faults, 'nothing went wrong on the page').toEqual([]);
  },
  demo: async ({ browserName: _browserName }, use) => {
    await use(DemoSchema.parse(JSON.parse(readFileSync('.hilo/e2e/demo.json', 'utf8'))));
  },
  signIn: async ({ page, demo }, use) => {
    await use(async (role) => {
      const user = demo.users.find((each) => each.role === role);
      if (!user) throw new Error(`the demo has no ${role}`);
      await page.goto('/sign-in');
      await page.getByLabel(/^(Correo|Email)$/).fill(user.email);
      await page.getByLabel(/^(Contraseña|Password)$/).fill(user.password);
      await page.getByRole('button', { name: /^(Entrar|Sign in)$/ }).click();
      await expect(page).not.toHaveURL(/sign-in/);
    });
  },
  bring: async ({ request, demo }, use) => {
    await use(async (document) => {
      const answer = await request.post('/api/v1/flows/import', {
        headers: { authorization: `Bearer ${demo.apiKey}` },
        data: flowInput(document),
      });
      expect(answer.ok(), await answer.text()).toBe(true);
      return ((await answer.json()) as { flow: string }).flow;
    });
  },
});

export { expect };

/** What the server drew stands there before it listens, and what is pressed in between is lost: every way to a page waits. */
export function waitUntilItListens(page: Page): void {
  const listens = async <Answer>(come: Promise<Answer>): Promise<Answer> => {
    const answer = await come;
    await page.waitForFunction(() =>
      Object.keys(document.body.firstElementChild ?? document).some((key) => key.startsWith('__react')),
    );
    return answer;
  };
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  page.goto = (url, options) => listens(goto(url, options));
  page.reload = (options) => listens(reload(options));
}

function watch(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    // The browser tells a 4xx answer as an error of its own; those that matter are looked at by their test. And a load that a newer
    // one took the place of is told as aborted, which it should be.
    if (message.type() === 'error' && !/Failed to load resource|^AbortError/.test(message.text()))
      faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
}

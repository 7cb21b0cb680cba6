import type { Page } from '@playwright/test';
import { goTo, PLACES } from './everywhere';
import { expect, test } from './hilo';

/** A laptop of 1366, and the same at 200 %: half as many pixels of CSS. */
const WINDOWS = [
  { name: '200 %', width: 683, height: 384 },
  { name: '1366', width: 1366, height: 768 },
];

/** What people wrote may be longer than any place for it; and editors scroll. */
const WRITTEN = '.react-flow__node, .monaco-editor, table td, [data-written], textarea, input, pre, code';

/** Texts that are cut off with nothing to read the rest by, a page wider than its window, and controls above that others cover. */
const cutOff = (page: Page) =>
  page.evaluate((written) => {
    const found: string[] = [];
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    if (wide > 1) found.push(`the page is ${wide} px wider than its window`);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!own || element.closest(written) || element.closest('[title], [hidden], [aria-hidden="true"]')) continue;
      const { overflowX, overflowY, visibility } = getComputedStyle(element);
      // One pixel is what a text for screen readers alone has.
      if (visibility === 'hidden' || element.clientWidth <= 1) continue;
      const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      const across = cuts(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const down = cuts(overflowY) && element.scrollHeight > element.clientHeight + 3;
      if (across || down) found.push(`${element.tagName.toLowerCase()} «${element.textContent?.trim().slice(0, 60)}»`);
    }
    if (document.querySelector('[role="dialog"]')) return found;
    for (const control of document.querySelectorAll<HTMLElement>('header button:enabled, header a')) {
      const { x, y, width, height } = control.getBoundingClientRect();
      const shown = document.elementFromPoint(x + width / 2, y + height / 2);
      // What hangs over the page, such as a tooltip, goes again by itself.
      if (width > 1 && !control.contains(shown) && (!shown || shown.closest('.app-root')))
        found.push(
          `«${control.getAttribute('aria-label') ?? control.textContent}» is behind something else, or outside of the window`,
        );
    }
    return found;
  }, WRITTEN);

/** What stands where is only known once the new size is drawn; on the way there things may lie over each other. */
async function staysCutOff(page: Page): Promise<string[]> {
  let found: string[] = [];
  for (let frame = 0; frame < 40; frame += 1) {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    found = await cutOff(page);
    if (found.length === 0) break;
  }
  return found;
}

for (const [locale, named] of [
  ['es-CO', 'Spanish'],
  ['en-GB', 'English'],
] as const)
  test.describe(() => {
    test.use({ locale });
    test(`S22 no text is cut off at 1366 pixels or at 200 %, in ${named}`, async ({ page, context, signIn }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await signIn('admin');
      // Without the member's own choice, which signing in brings, the browser's language is answered in.
      await context.clearCookies({ name: 'hilo_preferences' });
      const faults: string[] = [];
      for (const place of PLACES) {
        await goTo(page, place);
        await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
        for (const { name, ...size } of WINDOWS) {
          await page.setViewportSize(size);
          for (const fault of await staysCutOff(page)) faults.push(`${name}, ${place.name}: ${fault}`);
        }
        await place.leave?.(page);
      }
      expect(faults).toEqual([]);
    });
  });

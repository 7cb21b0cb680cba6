import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { goTo, PLACES } from './everywhere';
import { expect, test } from './hilo';

/** What the colours decide; all else is the same by night. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

async function faultsOf(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours halfway to others are nobody's.
    await page.evaluate(() => document.getAnimations().forEach((each) => each.cancel()));
    // Not ours to judge: React Flow's own mark, and Monaco, which brings its own reader mode. No frame needs a page of its own.
    const axe = new AxeBuilder({ page }).exclude('.react-flow__attribution').exclude('.monaco-editor').setLegacyMode();
    const { violations } = await (colorScheme === 'dark' ? axe.withRules(OF_COLOURS) : axe).analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        faults.push(`${name}, ${colorScheme}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  }
  return faults;
}

test('S22 no screen, mode, sheet or dialog has a serious fault, by day or by night', async ({ page, signIn }) => {
  test.setTimeout(360_000);
  await page.goto('/sign-in');
  const faults = await faultsOf(page, 'sign-in');
  await signIn('admin');
  for (const place of PLACES) {
    await goTo(page, place);
    faults.push(...(await faultsOf(page, place.name)));
    await place.leave?.(page);
  }
  expect(faults).toEqual([]);
});

test('S22 a flow is read and edited from its outline, by keyboard', async ({ page, signIn }) => {
  await signIn('designer');
  await page.goto('/flows/flw_demo_post_sale');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Ver el flujo como esquema' }).click();
  const tree = page.getByRole('tree', { name: 'Esquema' });
  const line = (name: RegExp) => tree.getByRole('treeitem', { name });

  await test.step('it reads from the start on, branches below their step, joins said once', async () => {
    await expect(tree.getByRole('treeitem').first()).toHaveAccessibleName(/^Compra/);
    await expect(line(/^¿Todo bien\?/)).toHaveAttribute('aria-level', '1');
    await expect(line(/^Ayuda humana/)).toHaveAttribute('aria-level', '3');
    await expect(line(/^va a «Ayuda humana»/).first()).toBeVisible();
  });

  await test.step('S16 it is taken along as a text that reads the same', async () => {
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Descargar como texto' }).click();
    const text = readFileSync(await (await file).path(), 'utf8');
    expect(text).toContain('\n- Compra. ');
    expect(text).toContain('\n    - Ayuda humana. ');
  });

  await test.step('arrows and letters walk, Enter opens the step', async () => {
    await tree.getByRole('treeitem').first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(line(/^Un día/)).toBeFocused();
    await page.keyboard.type('seg');
    await expect(line(/^Segundo intento/)).toBeFocused();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Nombre del paso')).toHaveValue('Un día');
  });

  await test.step('a delete and its undo are told, and the outline follows', async () => {
    await line(/^Un día/).focus();
    await page.keyboard.press('Delete');
    await expect(line(/^Un día/)).toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: 'Un día' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(line(/^Un día/)).toBeVisible();
    await expect(page.locator('[data-announcer]')).toHaveText('Se deshizo el último cambio');
  });
});

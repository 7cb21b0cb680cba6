import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

test('the Studio opens without the code editor; it comes when asked for, from this host, and is left by keyboard', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const monaco = async () => {
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.js'))
        .map(({ name }) => name),
    );
    return scripts.filter((name) => /monaco|worker|code-editor/.test(name));
  };
  await page.goto('/flows/flw_demo_post_sale');
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  expect(await monaco()).toEqual([]);

  await page.getByRole('button', { name: 'Documento JSON' }).click();
  const text = page.getByRole('textbox', { name: 'El flujo como JSON' });
  await expect(text).toBeVisible();
  await expect(page.getByText('"schema"')).toBeVisible();
  const host = new URL(page.url()).host;
  expect(asked.filter((url) => /^https?:/.test(url) && new URL(url).host !== host)).toEqual([]);
  await text.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(text).not.toBeFocused();
});

test('S14 the flow as JSON is edited both ways; what cannot be read is kept, said, and changes nothing', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  const studio = new StudioDriver(page);
  await studio.createBlankJourney('Como texto');
  await studio.drag('Espera', { x: 420, y: 200 });
  await studio.nameStep('Pausa corta');
  await page.getByRole('button', { name: 'Documento JSON' }).click();
  const panel = page.getByRole('complementary', { name: 'Documento JSON' });
  const text = panel.getByRole('textbox', { name: 'El flujo como JSON' });
  const line = panel.locator('.view-line').filter({ hasText: 'Pausa corta' });
  await expect(line).toBeVisible();

  await line.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await expect(panel.getByRole('status')).toContainText('No es JSON válido');
  await expect(studio.card('Pausa corta')).toBeVisible();
  await page.screenshot({ path: 'test-results/json-broken.png' });

  await test.step('the flow as the canvas has it is there to take along', async () => {
    const file = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Descargar como archivo' }).click();
    expect((await file).suggestedFilename()).toBe('Como texto.json');
  });

  await test.step('closed and opened again, what was written is still there', async () => {
    await panel.getByRole('button', { name: 'Cerrar' }).click();
    await page.getByRole('button', { name: 'Documento JSON' }).click();
    await expect(panel.getByRole('status')).toContainText('No es JSON válido');
  });

  await test.step('put right, it goes to the canvas, and undo brings it back', async () => {
    await line.click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText('"name": "Pausa larga",');
    await expect(panel.getByRole('status')).toContainText('dicen lo mismo');
    await expect(studio.card('Pausa larga')).toBeVisible();
    await text.focus();
    await page.keyboard.press('Control+z');
    await expect(studio.card('Pausa corta')).toBeVisible();
    await expect(panel.locator('.view-line').filter({ hasText: 'Pausa corta' })).toBeVisible();
  });
});

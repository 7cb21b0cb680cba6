import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

test('S24 what of the Studio could not be fetched says so in its own place, and comes when it is asked for again', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  await page.route(/\/assets\/(side-sheet|publish-dialog)-/, (route) => route.abort());
  await page.goto('/flows/flw_demo_post_sale');
  const studio = new StudioDriver(page);

  await test.step('the sheet: the canvas around it stays as it is', async () => {
    await studio.card('Un día').click();
    await expect(studio.sheet.getByRole('alert')).toContainText('Esta parte no llegó');
    await studio.sheet.getByRole('button', { name: 'Cerrar' }).click();
    await expect(studio.sheet).toHaveCount(0);
    await studio.card('Un día').click();
    await studio.sheet.getByRole('button', { name: 'Reintentar' }).click();
    await expect(studio.sheet.getByRole('alert')).toBeVisible();
    await page.unroute(/\/assets\/(side-sheet|publish-dialog)-/);
    await studio.sheet.getByRole('button', { name: 'Reintentar' }).click();
    await expect(studio.sheet.getByLabel('Nombre del paso')).toHaveValue('Un día');
  });
});

import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

test('S14 a draft is compared with the live version on the canvas, restored, and the restore undone', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  await page.goto('/flows/flw_demo_post_sale?node=day');
  const studio = new StudioDriver(page);
  await studio.nameStep('Dos días');
  await studio.isSaved();
  await page.goto('/flows/flw_demo_post_sale?sheet=versions&from=live&to=draft');
  const change = studio.sheet.getByRole('button', { name: /Dos días/ });
  await expect(change).toContainText('Cambiado');
  await expect(change.getByRole('deletion')).toContainText('Un día');
  await change.click();
  await page.getByRole('button', { name: 'Volver a las versiones' }).click();
  await studio.sheet.getByRole('button', { name: 'Restaurar' }).last().click();
  await page.getByRole('button', { name: 'Restaurar v1' }).click();
  await expect(studio.card('Un día')).toBeVisible();
  await page.getByRole('button', { name: 'Deshacer' }).first().click();
  await expect(studio.card('Dos días')).toBeVisible();
  // The demo's flow is left as it was found.
  await page.getByRole('button', { name: 'Rehacer' }).click();
  await expect(studio.card('Un día')).toBeVisible();
  await studio.isSaved();
});

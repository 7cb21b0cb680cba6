import { expect, test } from './hilo';

test('S21 a flow begins from the gallery: filtered by goal, its needs listed, ready to publish', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  await page.goto('/flows/gallery');
  const starters = page.getByRole('list', { name: 'Galería' }).getByRole('listitem');
  await expect(starters).toHaveCount(5);
  await page.getByRole('combobox', { name: 'Objetivo' }).click();
  await page.getByRole('option', { name: 'Retener' }).click();
  await expect(starters).toHaveCount(1);
  await starters.getByRole('button').click();
  await expect(page).toHaveURL(/starter=post-sale/);
  const sheet = page.getByRole('complementary');
  await expect(sheet.getByText('order_returned')).toBeVisible();
  await expect(sheet.getByText('3 pruebas que pasan')).toBeVisible();
  await sheet.getByRole('button', { name: 'Empezar con este' }).click();
  await expect(page).toHaveURL(/\/flows\/flw_/);
  await expect(page.getByRole('region', { name: 'Problemas' })).toContainText('Sin problemas');
});

import { POST_SALE } from '../../core/samples/post-sale';
import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

test('S2 Ctrl K goes to a step, does what the menus do, and opens another flow, all by name', async ({
  page,
  bring,
  signIn,
}) => {
  await bring({ ...POST_SALE, name: 'Adonde se va' });
  const flow = await bring({ ...POST_SALE, name: 'De donde se sale' });
  await signIn('designer');
  await page.goto(`/flows/${flow}`);
  const studio = new StudioDriver(page);
  await expect(studio.card('Un día')).toBeVisible();
  const field = page.getByRole('combobox', { name: 'Ir a un paso o hacer algo' });
  const ask = async (words: string) => {
    await page.keyboard.press('Control+k');
    await field.fill(words);
  };

  await ask('segundo intento');
  await page.keyboard.press('Enter');
  await expect(studio.sheet.getByLabel('Nombre del paso')).toHaveValue('Segundo intento por correo');

  await test.step('an action works on what is selected; from a field of the sheet too', async () => {
    await studio.sheet.getByLabel('Nombre del paso').focus();
    await ask('duplicar');
    await test.info().attach('commands', { body: await page.screenshot(), contentType: 'image/png' });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Deshacer' })).toBeEnabled();
  });

  await test.step('where one looks, only what changes nothing is offered', async () => {
    await page.getByRole('button', { name: 'Probar', exact: true }).click();
    await ask('duplicar');
    await expect(page.getByText('Nada se llama así. Prueba con otra palabra.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(field).toHaveCount(0);
  });

  await ask('adonde se va');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Adonde se va', level: 1 })).toBeAttached();
});

import { POST_SALE } from '../../core/samples/post-sale';
import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

test('S11 a wait is never rounded or emptied unsaid: what cannot be taken stays, with what to write instead', async ({
  page,
  bring,
  signIn,
}) => {
  const flow = await bring({ ...POST_SALE, name: 'Esperas' });
  await signIn('designer');
  await page.goto(`/flows/${flow}`);
  const studio = new StudioDriver(page);
  await studio.open(studio.card('Un día'));
  const amount = studio.sheet.getByRole('spinbutton');
  await amount.fill('1.5');
  await expect(studio.sheet).toContainText(
    'Solo números enteros: escríbelo como 90 minutos. Mientras tanto sigue en 24 horas.',
  );
  await expect(amount).toHaveValue('1.5');
  await test.info().attach('wait', { body: await page.screenshot(), contentType: 'image/png' });
  await amount.fill('');
  await expect(studio.sheet).toContainText('Escribe cuánto, en un número entero. Mientras tanto sigue en 24 horas.');
  await amount.fill('3');
  await expect(studio.sheet).not.toContainText('Mientras tanto');
  await studio.isSaved();
  await page.reload();
  await studio.open(studio.card('Un día'));
  await expect(amount).toHaveValue('3');
});

import { expect, test } from './hilo';
import { buy } from './sandbox-driver';

test('a newcomer sends a purchase, answers on the phone, and sees why each thing happened (R42, R48)', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  await page.goto('/sandbox?contact=cnt_demo_ana');
  await expect(page.getByRole('list', { name: 'Primeros pasos' })).toContainText('Envía el evento de compra');
  await buy(page);
  const phone = page.getByRole('region', { name: 'WhatsApp de Ana Morales' });
  await expect(phone.getByRole('log')).toContainText('Hola Ana Morales');

  await phone.getByRole('button', { name: 'Todo bien' }).click();
  await expect(phone.getByRole('log').getByText('Todo bien')).toHaveCount(2);
  const thread = page.getByRole('complementary', { name: 'Qué está pasando' });
  await expect(thread.getByText('El cliente eligió «Todo bien».')).toBeVisible();
  await expect(thread.getByText('Llegó al final «satisfied».')).toBeVisible();

  await test.step('the path of the run is lit', async () => {
    await thread.getByRole('link', { name: 'Seguimiento posventa' }).last().click();
    await expect(page.getByText('Completado')).toBeVisible();
    await expect(page.locator('.react-flow__edge-path[style*="stroke-width: 3"]')).toHaveCount(3);
  });
});

test('without consent nothing is sent, and the thread says so; recorded, it is sent (R64)', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  await page.goto('/sandbox?contact=cnt_demo_diego');
  await expect(page.getByText('No ha dado consentimiento')).toBeVisible();
  await page.getByRole('button', { name: 'Registrar su consentimiento' }).click();
  await expect(page.getByText('Acepta mensajes de servicio por')).toBeVisible();
});

test('what is not JSON is told at its field, and nothing is sent', async ({ page, signIn }) => {
  await signIn('designer');
  await page.goto('/sandbox?contact=cnt_demo_luis');
  await page.getByLabel('Datos del evento (JSON)').fill('{"order": ');
  await page.getByRole('button', { name: 'Enviar el evento' }).click();
  await expect(page.getByText('No es JSON válido.')).toBeVisible();
});

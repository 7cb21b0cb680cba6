import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

test('S19 a WhatsApp list is written with its limits in sight, and answered on the phone of a test', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  const studio = new StudioDriver(page);
  const { sheet } = studio;
  await studio.createBlankBot('Con una lista');
  await studio.drag('Inicio', { x: 500, y: 60 });
  await page.keyboard.press('Escape');
  await studio.drag('Mensaje', { x: 500, y: 220 });
  await sheet.getByRole('textbox', { name: 'Mensaje', exact: true }).fill('¿Qué necesitas?');
  const look = sheet.getByRole('group', { name: 'Cómo se responde' });
  await look.getByRole('button', { name: 'Lista' }).click();

  await test.step('rows have a title, a description and a section', async () => {
    await sheet.getByLabel('Botón que abre la lista').fill('Ver las opciones que hay');
    const rows = [
      ['Estado de mi pedido', 'Dónde va y cuándo llega', 'Pedidos'],
      ['Cambiar la dirección', '', 'Pedidos'],
      ['Pagar una factura', 'Con tarjeta o en efectivo', 'Pagos'],
    ] as const;
    for (const [at, [title, description, section]] of rows.entries()) {
      await sheet.getByRole('button', { name: 'Agregar opción' }).click();
      await sheet.getByLabel(`Opción ${at + 1}`, { exact: true }).fill(title);
      if (description) await sheet.getByLabel(`Descripción de la opción ${at + 1}`).fill(description);
      await sheet.getByLabel(`Sección de la opción ${at + 1}`).fill(section);
    }
    await expect(sheet.getByText('botón 24/20').first()).toBeVisible();
    await sheet.getByLabel('Botón que abre la lista').fill('Ver opciones');
    await expect(sheet.getByText('botón 24/20')).toHaveCount(0);
    await sheet.getByLabel('Sección de la opción 3').fill('');
    await expect(sheet.getByText('opciones sin sección').first()).toBeVisible();
    await sheet.getByLabel('Sección de la opción 3').fill('Pagos');
    const preview = sheet.getByRole('region', { name: 'Cómo llega' });
    await expect(preview).toContainText('Ver opciones');
    await expect(preview).toContainText('Dónde va y cuándo llega');
  });

  await test.step('every row is a way out once the message waits for an answer', async () => {
    await sheet.getByRole('switch', { name: 'Esperar la respuesta' }).click();
    await expect(studio.card('Pagar una factura')).toBeVisible();
  });

  await test.step('as buttons it keeps the titles, and undo brings the list back', async () => {
    await look.getByRole('button', { name: 'Botones' }).click();
    await expect(sheet.getByLabel('Botón 3', { exact: true })).toHaveValue('Pagar una factura');
    await page.keyboard.press('Control+z');
    await expect(sheet.getByLabel('Descripción de la opción 1')).toHaveValue('Dónde va y cuándo llega');
  });
});

import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

test('S19 a WhatsApp list is written with its limits in sight', async ({ page, signIn }) => {
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

test('S12 a list opens on the phone of a test, and what is chosen in it leads on', async ({ page, signIn, bring }) => {
  await signIn('designer');
  const rows = [
    { id: 'order', title: 'Estado de mi pedido', description: 'Dónde va y cuándo llega', section: 'Pedidos' },
    { id: 'address', title: 'Cambiar la dirección', section: 'Pedidos' },
    { id: 'pay', title: 'Pagar una factura', description: 'Con tarjeta o en efectivo', section: 'Pagos' },
  ];
  const text = { type: 'text', text: '¿Qué necesitas?', buttons: rows, list: { button: 'Ver opciones' } };
  const flow = await bring({
    kind: 'bot',
    name: 'Lista en el teléfono',
    nodes: [
      { id: 'hello', kind: 'start', config: { on: 'message' }, position: { x: 0, y: 0 } },
      {
        id: 'which',
        kind: 'message',
        name: 'Qué necesitas',
        config: {
          channels: { choose: 'one', channels: ['whatsapp'] },
          content: { whatsapp: { es: text } },
          wait: { answer: { amount: 1, unit: 'days' } },
        },
        position: { x: 0, y: 160 },
      },
      { id: 'paid', kind: 'end', config: { name: 'pay' }, position: { x: 0, y: 480 } },
    ],
    edges: [
      { from: 'hello', outlet: 'next', to: 'which' },
      { from: 'which', outlet: 'button:pay', to: 'paid' },
    ],
  });
  await page.goto(`/flows/${flow}`);
  await page.getByRole('button', { name: 'Probar', exact: true }).click();
  await page.getByLabel('Momento, hora de Bogotá').fill('2026-11-24T10:00');
  await page.getByRole('button', { name: 'Empezar la prueba' }).click();
  const phone = page.getByRole('region', { name: /WhatsApp de/ });
  await phone.getByRole('button', { name: 'Ver opciones' }).click();
  await expect(phone).toContainText('Con tarjeta o en efectivo');
  await test.info().attach('list', { body: await page.screenshot(), contentType: 'image/png' });
  await phone.getByRole('button', { name: /Pagar una factura/ }).click();
  await expect(page.locator('.react-flow__edge[data-id="which button:pay"] path').first()).toHaveCSS(
    'stroke-width',
    '3px',
  );
});

import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext } from '@playwright/test';
import { expect, test, type Demo } from './hilo';

/** Writes to the API as the customer's own system would. */
async function tell(request: APIRequestContext, demo: Demo, path: string, data: object): Promise<void> {
  const answer = await request.post(`/api/v1/${path}`, { headers: { authorization: `Bearer ${demo.apiKey}` }, data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test('a purchase by somebody without consent sends nothing, and the page says why in words (R119, R123)', async ({
  page,
  signIn,
  demo,
}) => {
  await tell(page.request, demo, 'events', {
    id: 'contacts-spec-1',
    name: 'purchase',
    contact: { externalId: 'E2E-1', name: 'Nidia Peláez', phone: '+573005559901' },
    payload: { order: 'N-1' },
    pace: 1_000_000,
  });
  await signIn('supervisor');
  await page.goto('/contacts');
  // without the accent, as people type
  await page.getByLabel('Nombre, teléfono, correo o id').fill('pelaez');
  await expect(page).toHaveURL(/q=pelaez/);
  await expect(page.getByRole('table', { name: 'Contactos' }).getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: 'Nidia Peláez' }).click();

  const decided = page.getByRole('list', { name: 'Lo que ya se decidió' });
  await expect(decided.getByText('No se envía.').first()).toBeVisible();
  const reason = decided
    .getByText('No hay consentimiento para mensajes de servicio por WhatsApp')
    .filter({ visible: true });
  await expect(reason.first()).toBeVisible();
  const thread = page.getByRole('list', { name: 'Hilo del cliente' });
  await expect(thread.getByText('Evento «purchase»')).toBeVisible();
  await expect(thread.getByText('Hola Nidia')).toHaveCount(0);

  await page.getByRole('region', { name: 'Recorridos' }).getByRole('link', { name: 'Seguimiento posventa' }).click();
  await expect(page.getByRole('list', { name: 'Diario del recorrido' })).toBeVisible();
  await page.getByRole('link', { name: 'Nidia Peláez' }).click();
  await expect(page.getByRole('region', { name: 'Consentimientos' })).toBeVisible();
});

test('a marketer finds somebody who never entered a flow, and sees what would happen now and why', async ({
  page,
  signIn,
  demo,
}) => {
  await tell(page.request, demo, 'contacts', { externalId: 'E2E-2', name: 'Tomás Arango', phone: '+573005559902' });
  await signIn('marketer');
  await page.goto('/contacts');
  await page.getByLabel('Nombre, teléfono, correo o id').fill('300 555 9902');
  await page.getByRole('link', { name: 'Tomás Arango' }).click();
  await expect(page).toHaveTitle('Tomás Arango · Hilo');
  await expect(page.getByText('Nunca ha entrado a un flujo.')).toBeVisible();
  await expect(page.getByText('Nadie ha intentado enviarle nada todavía.')).toBeVisible();

  const now = page.getByRole('status', { name: 'Si se enviara ahora' });
  await expect(now).toContainText('No hay consentimiento para mensajes de servicio por WhatsApp');
  await expect(now).toContainText('No se podrá contactar mientras no cambien los datos o las reglas.');

  await test.step('the same of any channel and purpose', async () => {
    await page.getByLabel('Mensaje', { exact: true }).click();
    await page.getByRole('option', { name: 'Otro mensaje' }).click();
    await page.getByLabel('Canal', { exact: true }).click();
    await page.getByRole('option', { name: 'SMS' }).click();
    await page.getByLabel('Propósito').click();
    await page.getByRole('option', { name: 'Mercadeo' }).click();
    await expect(page).toHaveURL(/channel=sms&purpose=marketing/);
    await expect(now).toContainText('No hay consentimiento para mercadeo por SMS');
    await page.getByLabel('Canal', { exact: true }).click();
    await page.getByRole('option', { name: 'Correo' }).click();
    await expect(now).toContainText('No hay dirección para correo.');
  });

  await test.step('what is missing can be added there and then', async () => {
    await page.getByRole('button', { name: 'Agregar una dirección' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Clase').click();
    await page.getByRole('option', { name: 'Correo' }).click();
    await dialog.getByRole('textbox', { name: 'Dirección' }).fill('tomas.arango');
    await dialog.getByRole('button', { name: 'Agregar' }).click();
    await expect(dialog.getByText('Escribe un correo completo', { exact: false })).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Dirección' }).fill('ana.morales@example.com');
    await dialog.getByRole('button', { name: 'Agregar' }).click();
    await expect(dialog.getByText('Ya es de otro contacto', { exact: false })).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Dirección' }).fill('Tomas.Arango@example.com');
    await dialog.getByRole('button', { name: 'Agregar' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('tomas.arango@example.com')).toBeVisible();
    await expect(now).toContainText('No hay consentimiento para mercadeo por correo');
  });
});

test('a consent is recorded with its evidence and taken back with a reason, and the answer changes', async ({
  page,
  signIn,
  demo,
}) => {
  await tell(page.request, demo, 'contacts', { externalId: 'E2E-3', name: 'Berta Salas', phone: '+573005559903' });
  await signIn('agent');
  await page.goto('/contacts?q=E2E-3');
  await page.getByRole('link', { name: 'Berta Salas' }).click();
  const now = page.getByRole('status', { name: 'Si se enviara ahora' });
  await expect(now).toContainText('No hay consentimiento');

  await page.getByRole('button', { name: 'WhatsApp, Servicio: Sin registro' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Registrar consentimiento' }).click();
  await dialog.getByLabel('Cómo y dónde lo dio').fill('Por teléfono, al confirmar el pedido');
  await dialog.getByRole('button', { name: 'Registrar consentimiento' }).click();
  await expect(dialog.getByText('Por teléfono, al confirmar el pedido')).toBeVisible();
  await expect(dialog.getByText('Julián Mesa')).toBeVisible();
  await page.keyboard.press('Escape');
  // sent at once or, at night and on Sundays, when the day opens: refused no more
  await expect(now).not.toContainText('No se envía');

  await page.getByRole('button', { name: 'WhatsApp, Servicio: Dado' }).click();
  await dialog.getByRole('button', { name: 'Retirar consentimiento' }).click();
  await expect(dialog.getByText('lo que estaba por salir se cancela', { exact: false })).toBeVisible();
  await dialog.getByLabel('Motivo').fill('Pidió que no le escribamos');
  await dialog.getByRole('button', { name: 'Retirar consentimiento' }).click();
  await expect(dialog.getByText('Pidió que no le escribamos')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'WhatsApp, Servicio: Retirado' })).toBeVisible();
  await expect(now).toContainText('Retiró su consentimiento para mensajes de servicio por WhatsApp');
});

test('an auditor reads the consents and takes the thread along, and changes nothing', async ({ page, signIn }) => {
  await signIn('auditor');
  await page.goto('/contacts/cnt_demo_sara?consent=whatsapp:service');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('No me escriban más por aquí')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Registrar consentimiento' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Exportar' }).click();
  expect((await file).suggestedFilename()).toBe('cnt_demo_sara.json');
});

test('the emergency stop holds what was to go out, and everybody can read who put it on and why (R117)', async ({
  page,
  signIn,
  demo,
}) => {
  await tell(page.request, demo, 'consents', {
    contact: { externalId: 'E2E-5', name: 'Gil Ortega', phone: '+573005559905' },
    channel: 'whatsapp',
    purpose: 'service',
    status: 'granted',
  });
  await signIn('supervisor');
  await page.goto('/policies');
  await expect(page.getByText('Ley 2300 de 2023, arts. 3 y 5 par. 3')).toBeVisible();
  const stop = page.getByRole('region', { name: 'Freno de emergencia' });
  const dialog = page.getByRole('dialog');
  await stop.getByRole('button', { name: 'Detener todos los envíos' }).click();
  await dialog.getByLabel('Motivo').fill('Precio equivocado');
  await dialog.getByRole('button', { name: 'Detener todos los envíos' }).click();
  await expect(stop.getByText('Está puesto: no sale ningún mensaje.')).toBeVisible();
  await expect(stop.getByText(/Lo puso Gloria Acosta .*: Precio equivocado/)).toBeVisible();
  // a supervisor stops; the rules themselves are for who administers
  await expect(page.getByRole('button', { name: 'Cambiar los topes' })).toHaveCount(0);

  await tell(page.request, demo, 'events', {
    id: 'contacts-spec-5',
    name: 'purchase',
    contact: { externalId: 'E2E-5' },
    payload: { order: 'G-1' },
    pace: 1_000_000,
  });
  await page.goto('/contacts?q=E2E-5');
  await page.getByRole('link', { name: 'Gil Ortega' }).click();
  await expect(page.getByRole('status', { name: 'Si se enviara ahora' })).toContainText('El freno de emergencia');
  const decided = page.getByRole('list', { name: 'Lo que ya se decidió' });
  const held = decided.getByText('El freno de emergencia del espacio de trabajo está puesto').filter({ visible: true });
  await expect(held.first()).toBeVisible();

  await page.goto('/policies');
  await stop.getByRole('button', { name: 'Reanudar los envíos' }).click();
  await dialog.getByLabel('Motivo').fill('Precio corregido');
  await dialog.getByRole('button', { name: 'Reanudar los envíos' }).click();
  await expect(stop.getByText('No está puesto: los mensajes salen según las reglas.')).toBeVisible();
  await expect(stop.getByText(/Lo quitó Gloria Acosta/)).toBeVisible();
});

test('an admin changes a cap with its reason, and the new version says who and why', async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/policies');
  await page.getByRole('button', { name: 'Cambiar los topes' }).click();
  await page.getByLabel('Mensajes de servicio al día').fill('3');
  await page.getByLabel('Motivo').fill('Más avisos de entrega');
  await page.getByRole('button', { name: 'Guardar como versión nueva' }).click();
  await expect(page.getByText(/Guardado como versión \d+/)).toBeVisible();
  await expect(page.getByText('Como mucho 3 mensajes de servicio al día.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Versiones' }).getByRole('listitem').first()).toContainText(
    'Camila Duarte · Más avisos de entrega',
  );
});

test('an agent has no policies screen', async ({ page, signIn }) => {
  await signIn('agent');
  await page.goto('/policies');
  await expect(page.getByText('Tu rol no abre esta pantalla')).toBeVisible();
});

test('contacts, a contact, a consent and the policies can be used by everybody', async ({ page, signIn }) => {
  await signIn('admin');
  const places = [
    '/contacts',
    '/contacts/cnt_demo_ana',
    '/contacts/cnt_demo_sara?consent=whatsapp:service',
    '/policies',
  ];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const place of places) {
      await page.goto(place);
      await expect(page.locator('h1')).toBeAttached();
      if (place.includes('consent=')) await expect(page.getByRole('dialog')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
      expect(told, `${place}, ${colorScheme}`).toEqual([]);
    }
  }
});

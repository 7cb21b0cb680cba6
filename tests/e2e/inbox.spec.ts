import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, waitUntilItListens } from './hilo';
import { buy } from './sandbox-driver';

/** The customer's side in a window of its own: they bought, were asked, and now press «Necesito ayuda». */
async function customerOf(page: Page, contact: string) {
  const sandbox = await page.context().newPage();
  waitUntilItListens(sandbox);
  await sandbox.goto(`/sandbox?contact=${contact}`);
  await buy(sandbox);
  const phone = sandbox.getByRole('region', { name: /^WhatsApp de/ });
  return {
    sandbox,
    phone,
    asksForHelp: () => phone.getByRole('button', { name: 'Necesito ayuda' }).last().click(),
  };
}
const rowOf = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Casos en espera' }).getByRole('link', { name });

test('a case arrives by itself; the agent reads why, answers on the phone, and resolves it (R42, R48)', async ({
  page,
  signIn,
}) => {
  test.slow();
  await signIn('agent');
  // an agent begins where the customers wait
  await expect(page).toHaveURL(/\/inbox$/);
  const customer = await customerOf(page, 'cnt_demo_luis');
  await expect(rowOf(page, 'Luis Gómez')).toBeHidden();
  await customer.asksForHelp();
  await expect(rowOf(page, 'Luis Gómez')).toContainText('Necesito ayuda');
  await rowOf(page, 'Luis Gómez').click();

  const pane = page.getByRole('region', { name: 'Luis Gómez' });
  const card = pane.getByRole('group', { name: 'Por qué llegó' });
  const reply = pane.getByLabel('Respuesta por WhatsApp');
  await test.step('why it came, from where, with what is known', async () => {
    await expect(card).toContainText('El cliente eligió «Necesito ayuda».');
    await expect(card).toContainText('Seguimiento posventa · «Ayuda humana»');
    await expect(page.getByRole('complementary', { name: 'Datos del caso' })).toContainText('A-1042');
    await expect(pane.getByText('Ventana de WhatsApp: quedan')).toBeVisible();
    await expect(pane.getByRole('list', { name: 'Hilo del cliente' })).toContainText('Hola Luis Gómez');
  });

  await test.step('it can be used by everybody, by day and by night', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const mode of ['Nota interna', 'Respuesta']) {
        await pane.getByRole('button', { name: mode }).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
        expect(told, `${mode}, ${colorScheme}`).toEqual([]);
      }
    }
  });

  await test.step('what is typed outlives a lost connection and a change of case', async () => {
    await reply.fill('Hola Luis, ya reviso tu pedido.');
    await page.context().setOffline(true);
    await reply.press('Control+Enter');
    await expect(pane.getByText('Se cortó la conexión')).toBeVisible();
    await expect(reply).toHaveValue('Hola Luis, ya reviso tu pedido.');
    await page.context().setOffline(false);
    await page.reload();
    await expect(reply).toHaveValue('Hola Luis, ya reviso tu pedido.');
  });

  await test.step('the answer reaches the phone, and whoever answers has the case', async () => {
    await reply.press('Control+Enter');
    await expect(customer.phone.getByRole('log')).toContainText('Hola Luis, ya reviso tu pedido.');
    await expect(reply).toHaveValue('');
    await expect(page.getByRole('button', { name: 'Atiende: Julián Mesa' })).toBeVisible();
    await customer.phone.getByLabel('Responder por WhatsApp como el cliente').fill('Gracias, espero.');
    await customer.phone.getByRole('button', { name: 'Enviar' }).click();
    await expect(pane.getByRole('list', { name: 'Hilo del cliente' })).toContainText('Gracias, espero.');
  });

  await test.step('a note stays with the team', async () => {
    await page.getByRole('heading', { name: 'Luis Gómez' }).click();
    await page.keyboard.press('n');
    await expect(pane.getByLabel('Nota interna', { exact: true }).and(pane.getByRole('textbox'))).toBeFocused();
    await page.keyboard.type('Pedido revisado con bodega');
    await page.keyboard.press('Control+Enter');
    await expect(pane.getByRole('list', { name: 'Hilo del cliente' })).toContainText('Pedido revisado con bodega');
    await expect(customer.phone.getByRole('log')).not.toContainText('bodega');
  });

  await test.step('resolved, the run goes on and the case leaves the queue', async () => {
    await page.getByRole('button', { name: 'Resolver' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Resolver' }).click();
    await expect(pane.getByText('Resultado: resuelto')).toBeVisible();
    await expect(rowOf(page, 'Luis Gómez')).toBeHidden();
    const thread = customer.sandbox.getByRole('complementary', { name: 'Qué está pasando' });
    await expect(thread.getByText('Llegó al final «helped».')).toBeVisible();
  });
});

test('an agent sees the path of the customer, and hands them back to the flow at a step', async ({ page, signIn }) => {
  test.slow();
  await signIn('agent');
  const customer = await customerOf(page, 'cnt_demo_elena');
  await customer.asksForHelp();
  await customer.sandbox.getByRole('link', { name: 'Ver como agente' }).click();
  await expect(customer.sandbox.getByRole('button', { name: 'Tomar el caso' })).toBeVisible();
  await customer.sandbox.close();

  await test.step('J opens the case, and what is typed after R goes into the reply of that case', async () => {
    await page.getByLabel('Buscar por nombre').fill('elena');
    await expect(page).toHaveURL(/q=elena/);
    await expect(rowOf(page, 'Elena Ruiz')).toBeVisible();
    await page.getByRole('heading', { name: 'Bandeja' }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await expect(page.getByLabel('Respuesta por WhatsApp')).toBeFocused();
    await page.keyboard.type('junto');
    await expect(page.getByLabel('Respuesta por WhatsApp')).toHaveValue('junto');
    await expect(page.getByRole('heading', { name: 'Elena Ruiz' })).toBeVisible();
  });
  await page.getByRole('link', { name: 'Ver su camino en el flujo' }).click();
  await expect(page.getByRole('list', { name: 'Diario del recorrido' })).toContainText('Pasó a una persona');
  await page.goBack();

  await page.getByRole('button', { name: 'Tomar el caso' }).click();
  await expect(page.getByRole('button', { name: 'Atiende: Julián Mesa' })).toBeVisible();
  await page.getByRole('button', { name: 'Devolver al flujo' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Devolver al flujo' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Elige un paso.');
  await dialog.getByLabel('Paso desde el que sigue').click();
  await page.getByRole('option', { name: 'Segundo intento por correo' }).click();
  await dialog.getByRole('button', { name: 'Devolver al flujo' }).click();
  await expect(page.getByText('Resultado: devuelto al flujo')).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Datos del caso' })).toContainText('Segundo intento por correo');

  await test.step('an auditor reads it and changes nothing', async () => {
    const address = page.url();
    await page.context().clearCookies();
    await signIn('auditor');
    await page.goto(address);
    await expect(page.getByText('Resultado: devuelto al flujo')).toBeVisible();
    await page.goto('/inbox');
    await expect(page.getByRole('region', { name: 'Casos en espera' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Tomar el caso' })).toBeHidden();
  });
});

test('a designer has no inbox', async ({ page, signIn }) => {
  await signIn('designer');
  await page.goto('/inbox');
  await expect(page.getByText('Tu rol no abre esta pantalla')).toBeVisible();
});

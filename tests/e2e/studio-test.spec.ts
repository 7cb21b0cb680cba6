import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { POST_SALE } from '../../core/samples/post-sale';
import { expect, test, type Bring } from './hilo';
import { boxOf, StudioDriver } from './studio-driver';
import { Hands } from './studio-hands';

/** The post-sale journey as a flow of its own: what is tried here must not reach the demo's. */
async function ownJourney(page: Page, bring: Bring, name: string): Promise<string> {
  const flow = await bring({ ...POST_SALE, name });
  await page.goto(`/flows/${flow}`);
  await expect(page.locator('.react-flow__node')).toHaveCount(9);
  return flow;
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const shot = async (page: Page, name: string) => {
  await test.info().attach(name, { body: await page.screenshot(), contentType: 'image/png' });
};

/** Test mode with a customer who buys on a Tuesday at ten in Bogotá. */
async function beginTest(page: Page): Promise<void> {
  await button(page, 'Probar').click();
  await page.getByLabel('Momento, hora de Bogotá').fill('2026-11-24T10:00');
  await button(page, 'Empezar la prueba').click();
}

test.beforeEach(async ({ signIn }) => signIn('designer'));

test('S12 a designer plays a journey: waits skipped, answers on the phone, an outcome forced, back in time', async ({
  page,
  bring,
}) => {
  await ownJourney(page, bring, 'Para jugar');
  const studio = new StudioDriver(page);
  const lit = page.locator('.react-flow__edge[data-id="ask button:help"] path').first();
  await beginTest(page);

  await test.step('the wait is skipped, and the message stands on the phone', async () => {
    await button(page, /^Saltar a mié 25 nov/).click();
    await expect(page.getByRole('region', { name: /WhatsApp de/ })).toContainText('Hola Ana, gracias por tu compra');
    await expect(button(page, 'Saltar todas las esperas')).toBeDisabled();
    await expect(studio.sheet).toContainText('«¿Todo bien?» espera lo que conteste el cliente: responde por él');
    await shot(page, 'phone');
  });

  await test.step('the customer answers with a button, and the path lights up', async () => {
    await page.getByRole('log').getByRole('button', { name: 'Necesito ayuda' }).click();
    await expect(lit).toHaveCSS('stroke-width', '3px');
    await button(page, 'Diario').click();
    await expect(studio.sheet).toContainText('Se puede contactar por WhatsApp');
    await expect(studio.sheet).toContainText('El cliente eligió «Necesito ayuda»');
    await shot(page, 'journal');
  });

  await test.step('an earlier moment is one key away, and so is the way back', async () => {
    await page.getByRole('heading', { name: 'Probar' }).click();
    await page.keyboard.press('ArrowLeft');
    await expect(studio.sheet).not.toContainText('El cliente eligió «Necesito ayuda»');
    await expect(lit).not.toHaveCSS('stroke-width', '3px');
    await page.keyboard.press('ArrowRight');
    await expect(studio.sheet).toContainText('El cliente eligió «Necesito ayuda»');
  });

  await test.step('a forced outcome plays on from its step', async () => {
    await button(page, 'Forzar un resultado en «¿Todo bien?»').click();
    await page.getByRole('menuitem', { name: 'El envío falla' }).click();
    await expect(studio.sheet).toContainText('Segundo intento por correo');
    await button(page, 'Teléfonos').click();
    await expect(page.getByRole('list', { name: 'Correos' }).or(studio.sheet)).toContainText(
      '¿cómo va todo con tu compra?',
    );
    await shot(page, 'forced');
  });

  await test.step('the canvas stays where it is when the mode changes, and the test where it was', async () => {
    const card = studio.card('Un día');
    const before = await boxOf(card);
    await button(page, 'Construir').click();
    await expect(button(page, 'Construir')).toHaveAttribute('aria-pressed', 'true');
    expect(await boxOf(card)).toEqual(before);
    await button(page, 'Probar').click();
    await expect(studio.sheet).toContainText('¿cómo va todo con tu compra?');
  });
});

test('S10 S12 while one tests or analyses, the canvas is for looking: no key, drag or menu changes the flow', async ({
  page,
  bring,
}) => {
  await ownJourney(page, bring, 'Solo mirar');
  const studio = new StudioDriver(page);
  const notice = page.getByRole('status').filter({ hasText: 'Aquí el flujo solo se mira.' });
  const card = studio.card('Un día');
  for (const mode of ['Probar', 'Analizar']) {
    await test.step(mode, async () => {
      await button(page, mode).click();
      await card.click();
      const before = await boxOf(card);
      for (const keys of ['Delete', 'Control+d', 'Control+x', 'Alt+ArrowDown', 'a', 'Control+z']) {
        await page.locator('.react-flow').focus();
        await page.keyboard.press(keys);
        await notice.getByRole('button', { name: 'Cerrar' }).click();
      }
      await page.locator('.react-flow').focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      await card.hover();
      await page.mouse.down();
      await page.mouse.move(before.x + 300, before.y + 200, { steps: 6 });
      await page.mouse.up();
      await page.keyboard.press('Escape');
      await card.click({ button: 'right' });
      await expect(page.getByRole('menu')).toContainText('Copiar');
      await expect(page.getByRole('menu')).not.toContainText('Eliminar');
      await page.keyboard.press('Escape');
      await shot(page, `looking-${mode}`);
    });
  }
  await page.getByRole('complementary').getByRole('button', { name: 'Volver a Construir' }).click();
  await expect(card).toBeVisible();
  await expect(button(page, 'Deshacer')).toBeDisabled();
  await card.click();
  await page.keyboard.press('Delete');
  await expect(card).toHaveCount(0);
});

test('S12 what another system answers in a test is written by hand, with the fields that the flow reads', async ({
  page,
  bring,
}) => {
  const flow = await bring({
    name: 'Con un sistema',
    nodes: [
      { id: 'start', kind: 'start', config: { on: 'event', event: 'purchase' } },
      { id: 'ask', kind: 'http', name: 'Pedido', config: { url: 'https://tienda.example/pedido', saveAs: 'order' } },
      {
        id: 'which',
        kind: 'branch',
        config: {
          conditions: [{ id: 'big', name: 'Grande', rule: { field: 'vars.order.body.total', op: 'gt', value: 50 } }],
        },
      },
      { id: 'yes', kind: 'end', config: { name: 'grande' } },
      { id: 'no', kind: 'end', config: { name: 'chico' } },
    ].map((node, at) => ({ ...node, position: { x: 0, y: at * 200 } })),
    edges: [
      { from: 'start', outlet: 'next', to: 'ask' },
      { from: 'ask', outlet: 'ok', to: 'which' },
      { from: 'ask', outlet: 'failed', to: 'no' },
      { from: 'which', outlet: 'big', to: 'yes' },
      { from: 'which', outlet: 'else', to: 'no' },
    ],
  });
  await page.goto(`/flows/${flow}`);
  await beginTest(page);
  await button(page, 'Diario').click();
  await button(page, 'Forzar un resultado en «Pedido»').click();
  await page.getByRole('menuitem', { name: /con estos datos/ }).click();
  const body = page.getByLabel('Cuerpo de la respuesta, en JSON');
  await expect(body).toHaveValue(/"total": ""/);
  await shot(page, 'answer');
  await body.fill('{"total": 90');
  await expect(page.getByRole('dialog')).toContainText('Esto no es JSON');
  await body.fill('{"total": 90}');
  await button(page, 'Responder así').click();
  await expect(page.getByRole('complementary')).toContainText('Llegó al final «grande»');
});

test('S12 a rule of the workspace holds the message, and says why and until when', async ({ page, bring }) => {
  await ownJourney(page, bring, 'Fuera de horario');
  await button(page, 'Probar').click();
  await page.getByLabel('Momento, hora de Bogotá').fill('2026-11-24T23:00');
  await button(page, 'Empezar la prueba').click();
  await button(page, /^Saltar a/).click();
  await expect(page.getByRole('complementary').getByRole('status')).toContainText('Fuera del horario de contacto');
  await expect(button(page, /^Saltar a jue 26 nov, 07:00/)).toBeVisible();
});

test('S12 a real contact is tested with what the rules know of them, and nothing reaches them', async ({
  page,
  bring,
}) => {
  await ownJourney(page, bring, 'Con alguien de verdad');
  await button(page, 'Probar').click();
  await button(page, 'Elegir un contacto').click();
  await page.getByRole('searchbox').fill('luis');
  await page.getByRole('list', { name: 'Contactos encontrados' }).getByRole('button', { name: /Luis/ }).click();
  await expect(page.getByLabel('Nombre', { exact: true })).toHaveValue(/Luis/);
  await page.getByLabel('Momento, hora de Bogotá').fill('2026-11-24T10:00');
  await button(page, 'Empezar la prueba').click();
  await button(page, /^Saltar a/).click();
  await expect(page.getByRole('complementary')).toContainText(/Hola Luis|No se/);
});

test('S12 task: accept an intended change in a scenario', async ({ page, bring }, info) => {
  await ownJourney(page, bring, 'Con un escenario');
  const hands = new Hands(page, info);

  await test.step('a test is played and kept', async () => {
    await beginTest(page);
    await button(page, /^Saltar a/).click();
    await page.getByRole('log').getByRole('button', { name: 'Necesito ayuda' }).click();
    await hands.click(button(page, 'Guardar escenario'));
    await hands.write(page.getByLabel('Nombre del escenario'), 'Pide ayuda');
    await hands.click(page.getByRole('dialog').getByRole('button', { name: 'Guardar escenario' }));
    await expect(page.getByRole('tab', { name: 'Escenarios (1)' })).toBeVisible();
  });

  await test.step('the flow changes: whoever asks for help gets an email first', async () => {
    await hands.click(button(page, 'Construir'));
    await hands.pull(hands.card('¿Todo bien?'), 'button:help', hands.card('Segundo intento por correo'));
    await expect(page.locator('.react-flow__edge[data-id="ask button:help"]')).toBeAttached();
    await hands.isSaved();
  });

  await test.step('publishing is held, and shows the difference', async () => {
    await hands.click(button(page, 'Publicar v1'));
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('1 escenario ya no llega a lo esperado');
    await expect(dialog.getByRole('button', { name: 'Publicar v1' })).toBeDisabled();
    await hands.picture('held');
    await hands.click(dialog.getByRole('button', { name: 'Ver en el lienzo' }));
    await expect(hands.sheet).toContainText('espera en «Ayuda humana»');
    await expect(hands.sheet).toContainText('espera en «Segundo intento por correo»');
    await hands.picture('difference');
  });

  await test.step('it is accepted with a reason, and then published', async () => {
    await hands.write(hands.sheet.getByLabel('Por qué está bien así'), 'Primero un correo');
    await hands.click(hands.sheet.getByRole('button', { name: 'Aceptar como lo esperado' }));
    await expect(hands.sheet).toContainText('Pasan 1 de 1');
    await expect(hands.sheet).toContainText('Primero un correo');
    await hands.picture('accepted');
    await hands.click(button(page, 'Publicar v1'));
    await expect(page.getByRole('dialog')).toContainText('1 escenario pasa');
    await hands.click(page.getByRole('dialog').getByRole('button', { name: 'Publicar v1' }));
    await expect(page.getByText('v1 está en vivo')).toBeVisible();
  });
  hands.took(11);
});

test('S12 published in spite of a difference only with a reason; a scenario is renamed and deleted', async ({
  page,
  bring,
}) => {
  await ownJourney(page, bring, 'De todos modos');
  const studio = new StudioDriver(page);
  await beginTest(page);
  await button(page, /^Saltar a/).click();
  await button(page, 'Guardar escenario').click();
  await page.getByLabel('Nombre del escenario').fill('Espera');
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar escenario' }).click();
  await page.getByRole('tab', { name: 'Escenarios (1)' }).click();
  await button(page, 'Más sobre «Espera»').click();
  await page.getByRole('menuitem', { name: 'Cambiar el nombre' }).click();
  await page.getByLabel('Nombre del escenario').fill('No contesta');
  await page.keyboard.press('Enter');
  await expect(studio.sheet.getByRole('heading', { name: 'No contesta' })).toBeVisible();

  await button(page, 'Construir').click();
  await studio.card('Un día').click();
  await page.keyboard.press('Delete');
  await expect(page.locator('.react-flow__node')).toHaveCount(8);
  await studio.isSaved();
  await button(page, 'Publicar v1').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('switch', { name: 'Publicar de todos modos' }).click();
  await expect(dialog.getByRole('button', { name: 'Publicar v1' })).toBeDisabled();
  await dialog.getByLabel('Qué cambia y por qué').fill('Urge');
  await dialog.getByRole('button', { name: 'Publicar v1' }).click();
  await expect(page.getByText('v1 está en vivo')).toBeVisible();

  await button(page, 'Probar').click();
  await page.getByRole('tab', { name: 'Escenarios (1)' }).click();
  await button(page, 'Más sobre «No contesta»').click();
  await page.getByRole('menuitem', { name: 'Eliminar' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Eliminar' }).click();
  await expect(studio.sheet).toContainText('Todavía no hay escenarios');
});

test('S12 a draft runs for real on the phones of the sandbox, without being published', async ({ page, bring }) => {
  await ownJourney(page, bring, 'En el sandbox');
  await button(page, 'Probar').click();
  await button(page, 'Correr en el sandbox').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('marta');
  await dialog.getByRole('list').getByRole('button', { name: /Marta/ }).click();
  await dialog.getByRole('button', { name: 'Empezar' }).click();
  await dialog.getByRole('link', { name: 'Abrir los teléfonos' }).click();
  await expect(page).toHaveURL(/\/sandbox\?contact=/);
  await expect(page.getByText('En el sandbox').first()).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the test mode can be used by everybody, by keys too (${colorScheme})`, async ({ page, bring }) => {
    await page.emulateMedia({ colorScheme });
    await ownJourney(page, bring, `Para todos ${colorScheme}`);
    const clean = async () => {
      const { violations } = await new AxeBuilder({ page }).exclude('.react-flow__attribution').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    };
    await button(page, 'Probar').click();
    await page.getByText('Consentimientos, direcciones y mensajes recientes').click();
    await clean();
    await page.getByLabel('Momento, hora de Bogotá').fill('2026-11-24T10:00');
    await button(page, 'Empezar la prueba').click();
    await page.getByRole('heading', { name: 'Probar' }).click();
    // By itself, from wait to wait, until there is nothing more to wait for.
    await page.keyboard.press('Space');
    await expect(page.getByRole('complementary')).toContainText('Llegó al final «silent»');
    for (const part of ['Teléfonos', 'Diario', 'Datos']) {
      await button(page, part).click();
      await clean();
    }
    await button(page, 'Guardar escenario').click();
    await page.getByLabel('Nombre del escenario').fill('No contesta');
    await clean();
    await page.getByRole('dialog').getByRole('button', { name: 'Guardar escenario' }).click();
    await page.getByRole('tab', { name: 'Escenarios (1)' }).click();
    await expect(page.getByRole('heading', { name: 'No contesta' })).toBeVisible();
    await clean();
  });
}

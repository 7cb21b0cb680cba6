import { expect, test } from './hilo';
import { Hands } from './studio-hands';

const SHARED = 'Pedir la cédula';

test('S17 task: two bots share a sub-flow, and an end that they leave by does not vanish unnoticed', async ({
  page,
  context,
  signIn,
}, info) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn('designer');
  const hands = new Hands(page, info);
  const { sheet } = hands;
  const step = (kind: string) => page.locator(`.react-flow__node:has([data-kind="${kind}"])`);
  const begin = (name: string) =>
    test.step(name, async () => {
      await hands.createBlankBot(name);
      await hands.click(page.getByRole('button', { name: 'Agregar el inicio' }));
    });
  const publish = async (reason: string) => {
    await hands.click(page.getByRole('button', { name: 'Publicar v1' }));
    const dialog = page.getByRole('dialog');
    await hands.write(dialog.getByLabel('Qué cambia y por qué'), reason);
    await hands.click(dialog.getByRole('button', { name: 'Publicar v1' }));
    await expect(page.getByText('v1 está en vivo')).toBeVisible();
  };

  await begin(SHARED);
  const shared = new URL(page.url()).pathname;
  await test.step('what both of them ask: one flow with two ends', async () => {
    await hands.click(sheet.getByRole('button', { name: 'Flujo', exact: true }));
    await hands.click(hands.kind('Pregunta'));
    await hands.write(sheet.getByRole('textbox', { name: 'Mensaje' }), '¿Cuál es tu número de cédula?');
    await hands.drop('Final', hands.outlet(step('question'), 'answered'));
    await hands.write(sheet.getByLabel('Nombre del final'), 'Confirmada');
    await hands.drop('Final', hands.outlet(step('question'), 'invalid'));
    await hands.write(sheet.getByLabel('Nombre del final'), 'Sin confirmar');
    await publish('Para los dos bots');
    await hands.picture('compartido');
  });

  await begin('Bot de pedidos');
  await test.step('the first bot runs it, and goes on from each of its ends', async () => {
    await hands.write(sheet.getByLabel('Palabras'), 'pedido');
    await hands.press('Enter');
    await hands.click(hands.kind('Otro flujo'));
    await hands.click(sheet.getByRole('combobox', { name: 'Flujo' }));
    await hands.click(page.getByRole('option', { name: SHARED }));
    await hands.click(sheet.getByRole('switch', { name: 'Salida propia para «Confirmada»' }));
    await hands.click(sheet.getByRole('switch', { name: 'Salida propia para «Sin confirmar»' }));
    await hands.drop('Final', hands.outlet(step('run_flow'), 'end:Confirmada'));
    await hands.drop('Final', hands.outlet(step('run_flow'), 'end:Sin confirmar'));
    await publish('Pide la cédula');
    await hands.picture('primer-bot');
  });

  await test.step('what it runs is looked at in place', async () => {
    await hands.click(step('run_flow'));
    await hands.click(sheet.getByRole('button', { name: 'Abrir aquí' }));
    await expect(page.getByRole('navigation', { name: 'Dónde estás' })).toContainText(SHARED);
    await expect(page.getByRole('application', { name: `El flujo ${SHARED}` })).toContainText('Final · Sin confirmar');
    await hands.picture('abierto-aqui');
    await hands.click(page.getByRole('button', { name: 'Volver' }));
  });

  await test.step('the second bot has all of it by copy and paste', async () => {
    await hands.canvas.focus();
    await hands.press('Control+a', 'Control+c');
    await expect(hands.notice).toContainText('Copiado');
    await hands.createBlankBot('Bot de citas');
    await hands.canvas.focus();
    await hands.press('Control+v');
    await expect(hands.edges).toHaveCount(3);
    await hands.picture('segundo-bot');
    await publish('También la pide');
  });

  await test.step('the shared flow tells who runs it, and asks before an end of theirs goes', async () => {
    await page.goto(shared);
    await hands.click(page.getByRole('button', { name: 'Ajustes del flujo' }));
    const section = sheet.locator('section').filter({ hasText: 'Lo usan 2 pasos de otros flujos' });
    await expect(section.getByRole('link', { name: 'Bot de pedidos' })).toBeVisible();
    await expect(section.getByRole('link', { name: 'Bot de citas' })).toBeVisible();
    await hands.picture('quien-lo-usa');
    await hands.click(hands.card('Sin confirmar').and(step('end')));
    await hands.press('Delete');
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText('Otros flujos salen por «Sin confirmar»');
    await expect(question).toContainText(/Bot de (citas|pedidos), Bot de (citas|pedidos)/);
    await hands.picture('final-en-uso');
    await hands.click(question.getByRole('button', { name: 'Cancelar' }));
    await expect(step('end')).toHaveCount(2);
  });
  hands.took(37);
});

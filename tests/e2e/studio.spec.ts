import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

test('a designer draws a flow, is told what is wrong, puts it right and publishes it', async ({ page, signIn }) => {
  await signIn('designer');
  const studio = new StudioDriver(page);
  await studio.createBlankJourney('Bienvenida');

  await test.step('drags the steps onto the paper and wires them', async () => {
    await studio.drag('Inicio', { x: 640, y: 80 });
    await studio.sheet.getByLabel('Nombre del evento').fill('signed_up');
    await studio.nameStep('Se registra');
    await studio.drag('Espera', { x: 640, y: 240 });
    await studio.nameStep('Un respiro');
    await studio.drag('Final', { x: 640, y: 400 });
    await studio.nameStep('Listo');
    await studio.wire(studio.card('Se registra'), 'next', studio.card('Un respiro'));
    await expect(page.locator('.react-flow__edge')).toHaveCount(1);
  });

  await test.step('sees the problem of the step that leads nowhere', async () => {
    await expect(studio.problems).toContainText('1 error');
    await expect(studio.card('Un respiro').getByRole('img', { name: '1 error' })).toBeVisible();
    await studio.problems.getByRole('button').first().click();
    await studio.problems
      .getByRole('button', { name: /Un respiro/ })
      .first()
      .click();
    await expect(studio.sheet.getByLabel('Nombre del paso')).toHaveValue('Un respiro');
    await page.getByRole('button', { name: 'Publicar v1' }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Publicar v1' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('puts it right, and takes it back and forth', async () => {
    await studio.wire(studio.card('Un respiro'), 'next', studio.card('Listo'));
    await expect(page.locator('.react-flow__edge')).toHaveCount(2);
    await expect(studio.problems).not.toContainText('error');
    await page.keyboard.press('Control+z');
    await expect(page.locator('.react-flow__edge')).toHaveCount(1);
    await page.keyboard.press('Control+y');
    await expect(page.locator('.react-flow__edge')).toHaveCount(2);
  });

  await test.step('finds it saved after a reload', async () => {
    await page.keyboard.press('Control+s');
    await studio.isSaved();
    await page.reload();
    await expect(studio.card('Un respiro')).toBeVisible();
    await expect(page.locator('.react-flow__edge')).toHaveCount(2);
  });

  await test.step('tests it in virtual time', async () => {
    await page.getByRole('button', { name: 'Probar' }).click();
    await studio.sheet.getByRole('button', { name: 'Empezar la prueba' }).click();
    await studio.sheet.getByRole('button', { name: /^Saltar a/ }).click();
    await expect(studio.sheet.getByText('Listo').last()).toBeVisible();
    await page.getByRole('button', { name: 'Construir' }).click();
  });

  await test.step('publishes', async () => {
    await page.getByRole('button', { name: 'Publicar v1' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Qué cambia y por qué').fill('La primera');
    await dialog.getByRole('button', { name: 'Publicar v1' }).click();
    await expect(page.getByText('v1 está en vivo')).toBeVisible();
    await page.getByRole('button', { name: 'Versiones' }).click();
    await expect(studio.sheet).toContainText('La primera');
    await page.goto('/flows');
    await expect(page.getByRole('row', { name: /Bienvenida/ })).toContainText('En vivo');
  });
});

test('a designer walks, deletes and takes back by keyboard alone', async ({ page, signIn }) => {
  await signIn('designer');
  await page.goto('/flows/flw_demo_post_sale');
  const studio = new StudioDriver(page);
  const cards = page.locator('.react-flow__node');
  await expect(cards).toHaveCount(9);
  await studio.canvas.focus();
  await page.keyboard.press('ArrowDown');
  await expect(studio.sheet.getByLabel('Nombre del paso')).toHaveValue('Compra');
  await page.keyboard.press('ArrowDown');
  await expect(studio.sheet.getByLabel('Nombre del paso')).toHaveValue('Un día');
  await page.keyboard.press('Delete');
  await expect(cards).toHaveCount(8);
  // The thread goes on over the step that went.
  await expect(page.locator('.react-flow__edge[data-id="purchase next"]')).toBeAttached();
  await page.keyboard.press('Control+z');
  await expect(cards).toHaveCount(9);
  await studio.isSaved();
});

test('the Studio and the list can be used by everybody', async ({ page, signIn }) => {
  await signIn('designer');
  for (const path of ['/flows', '/flows/flw_demo_post_sale?node=ask']) {
    await page.goto(path);
    await expect(page.locator('h1')).toBeAttached();
    const { violations } = await new AxeBuilder({ page }).exclude('.react-flow__attribution').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  }
});

test('an agent has no way into the Studio', async ({ page, signIn }) => {
  await signIn('agent');
  await page.goto('/flows');
  await expect(page.getByText('Tu rol no abre esta pantalla')).toBeVisible();
});

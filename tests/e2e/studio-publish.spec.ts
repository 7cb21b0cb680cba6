import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

test('S15 what is live as it is drawn has nothing new to publish, and says so', async ({ page, signIn }) => {
  await signIn('designer');
  const studio = new StudioDriver(page);
  await studio.createBlankJourney('Nada nuevo');
  await studio.drag('Inicio', { x: 500, y: 80 });
  await studio.sheet.getByLabel('Nombre del evento').fill('purchase');
  await page.keyboard.press('Escape');
  await studio.drag('Final', { x: 500, y: 260 });
  const start = page.locator('.react-flow__node:has([data-kind="start"])');
  await studio.wire(start, 'next', page.locator('.react-flow__node:has([data-kind="end"])'));
  const dialog = page.getByRole('dialog');
  const publish = (n: number) => page.getByRole('button', { name: `Publicar v${n}` });

  await test.step('the notice and the badge speak of the new version together', async () => {
    await publish(1).click();
    await dialog.getByRole('button', { name: 'Publicar v1' }).click();
    await expect(page.getByText('v1 está en vivo')).toBeVisible();
    await expect(page.getByText('Sin publicar')).toHaveCount(0);
  });

  await test.step('then there is nothing new', async () => {
    await page.getByRole('button', { name: 'Todo publicado' }).click();
    await expect(dialog.getByRole('status')).toContainText('No hay nada nuevo que publicar');
    await expect(dialog.getByRole('button', { name: 'Publicar v2' })).toBeDisabled();
    await page.keyboard.press('Escape');
  });

  await test.step('until something is edited, and not when that is undone', async () => {
    await studio.open(start);
    await studio.nameStep('Compra');
    await expect(publish(2)).toBeVisible();
    await page.keyboard.press('Control+z');
    await publish(2).click();
    await expect(dialog.getByRole('status')).toContainText('el borrador es igual a v1');
    await page.keyboard.press('Escape');
    await studio.open(start);
    await studio.nameStep('Compra');
    await studio.isSaved();
    await publish(2).click();
    await expect(dialog.getByRole('button', { name: 'Publicar v2' })).toBeEnabled();
  });
});

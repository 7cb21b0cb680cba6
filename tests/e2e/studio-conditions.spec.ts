import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

test('S7 a condition that is not finished, or that CEL refuses, says what is wrong and what to do', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  const studio = new StudioDriver(page);
  await studio.createBlankBot('Con condiciones');
  await studio.drag('Condición', { x: 500, y: 200 });
  const { sheet } = studio;
  await page.keyboard.press('Escape');
  await studio.open(page.locator('.react-flow__node:has([data-kind="branch"])'));
  await expect(sheet.getByText('Falta completar: condición 1 · dato').first()).toBeVisible();

  await test.step('as an expression, it is judged as it is written', async () => {
    await sheet.getByRole('button', { name: 'Agregar condición', exact: true }).first().click();
    await page.getByRole('menuitem', { name: 'Expresión CEL' }).click();
    await sheet.getByRole('button', { name: 'Quitar la condición' }).first().click();
    const code = sheet.getByRole('textbox', { name: 'Expresión CEL' });
    await code.focus();
    await page.keyboard.type('contact.name > 3');
    await expect(sheet.getByText(/No se puede comparar un texto con un número\. Deja lo mismo/).first()).toBeVisible();
    await page.keyboard.press('Control+a');
    await page.keyboard.type("contact.name = 'Ana'");
    await expect(sheet.getByText('Para comparar se escriben dos signos: ==.').first()).toBeVisible();
    await page.keyboard.press('Control+a');
    await page.keyboard.type("contact.name == 'Ana'");
    await expect(sheet.getByText(/No se puede comparar|dos signos/)).toHaveCount(0);
  });
});

test('S8 a split says what its percentages come to and shares them out evenly; whoever meets no condition has a way', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  const studio = new StudioDriver(page);
  const { sheet } = studio;
  await studio.createBlankBot('Con una división');
  await studio.drag('División', { x: 500, y: 120 });
  const weight = (nth: number) => sheet.getByRole('spinbutton', { name: `Porcentaje de la variante ${nth}` });
  await sheet.getByRole('button', { name: 'Agregar variante' }).click();
  await weight(1).fill('30');
  await weight(2).fill('50');
  await expect(sheet.getByText('Suman 80 %')).toBeVisible();
  await sheet.getByRole('button', { name: 'Repartir por igual' }).click();
  for (const [nth, share] of [34, 33, 33].entries()) await expect(weight(nth + 1)).toHaveValue(String(share));
  await expect(sheet.getByText('Suman 100 %')).toBeVisible();

  await page.keyboard.press('Escape');
  await studio.drag('Condición', { x: 500, y: 420 });
  await expect(studio.card('Los demás')).toBeVisible();
});

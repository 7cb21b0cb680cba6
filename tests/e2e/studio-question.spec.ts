import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

test('S19 a question’s choices and what is said before asking again are written in every language', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  const studio = new StudioDriver(page);
  await studio.createBlankBot('Pregunta en dos idiomas');
  await studio.drag('Pregunta', { x: 500, y: 200 });
  const { sheet } = studio;
  const languagesOf = (name: string) => sheet.getByRole('group', { name });
  await sheet.getByRole('textbox', { name: 'Mensaje', exact: true }).fill('¿Qué necesitas?');
  await sheet.getByRole('combobox', { name: 'Qué se espera' }).click();
  await page.getByRole('option', { name: 'Una opción' }).click();
  await sheet.getByLabel('Opción 1', { exact: true }).fill('Devolución');
  await sheet.getByRole('textbox', { name: 'Lo que se dice antes de repetir' }).fill('No te entendí.');
  await expect(languagesOf('Idioma de las opciones')).toHaveCount(0);

  await test.step('a language more, and every text says that it is missing there', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Ajustes del flujo' }).click();
    await page
      .getByRole('group', { name: 'Idiomas, en orden de reserva' })
      .getByRole('button', { name: 'Agregar idioma' })
      .click();
    await page.getByRole('menuitem', { name: /^Portugués/ }).click();
    await studio.open(page.locator('[data-kind="question"]'));
    for (const name of ['Idioma de las opciones', 'Idioma de lo que se dice antes de repetir'])
      await expect(languagesOf(name).getByRole('button', { name: /^Portugués/ })).toHaveAccessibleName(/falta/);
  });

  await test.step('choosing it once is choosing it for the whole sheet', async () => {
    await languagesOf('Idioma de las opciones')
      .getByRole('button', { name: /^Portugués/ })
      .click();
    await expect(languagesOf('Idioma del mensaje').getByRole('button', { name: /^Portugués/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(sheet.getByText(/^Falta en portugués .* recibe: español\.$/)).toHaveCount(3);
  });

  await test.step('it is begun from the other language, or anew', async () => {
    await expect(sheet.getByLabel('Opción 1', { exact: true })).toHaveAttribute('placeholder', 'Devolución');
    await sheet.getByLabel('Opción 1', { exact: true }).fill('Devolução');
    await sheet.getByRole('button', { name: 'Empezar desde español' }).last().click();
    const again = sheet.getByRole('textbox', { name: 'Lo que se dice antes de repetir' });
    await expect(again).toHaveText('No te entendí.');
    await again.fill('Não entendi.');
    for (const name of ['Idioma de las opciones', 'Idioma de lo que se dice antes de repetir'])
      await expect(languagesOf(name).getByRole('button', { name: /^Portugués/ })).not.toHaveAccessibleName(/falta/);
    await languagesOf('Idioma de las opciones').getByRole('button', { name: 'Español' }).click();
    await expect(sheet.getByLabel('Opción 1', { exact: true })).toHaveValue('Devolución');
    await expect(again).toHaveText('No te entendí.');
  });
});

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './hilo';

test('a newcomer signs in with what the start said', async ({ page, signIn }) => {
  await signIn('admin');
  // Who is signed in has no business there: the way in leads on.
  await page.goto('/sign-in');
  await expect(page).not.toHaveURL(/sign-in/);
});

test('a form that is not filled says at its field what is missing', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Correo').fill('ana');
  await page.getByLabel('Contraseña').fill('x');
  await page.getByRole('button', { name: 'Entrar' }).click();
  await expect(page.getByText('Escribe un correo completo')).toBeVisible();
  await expect(page).toHaveURL(/sign-in/);
});

test('the way in can be used by everybody', async ({ page }) => {
  await page.goto('/sign-in');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
});

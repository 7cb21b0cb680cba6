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

test('whoever signs out leaves no draft behind in the browser', async ({ page, signIn }) => {
  await signIn('designer');
  await page.goto('/flows/flw_demo_post_sale');
  const draft = (cache: RequestCache) =>
    page.evaluate(async (asked) => {
      const answer = await fetch('/flows/flw_demo_post_sale/draft', { cache: asked, mode: 'same-origin' });
      await answer.arrayBuffer();
      return answer.ok;
    }, cache);
  const kept = () => draft('only-if-cached').catch(() => false);
  await expect(async () => {
    await draft('default');
    expect(await kept()).toBe(true);
  }).toPass();
  await page.getByRole('button', { name: 'Tu cuenta' }).click();
  await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(await kept()).toBe(false);
});

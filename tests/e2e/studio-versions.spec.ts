import { expect, test } from './hilo';
import { Hands } from './studio-hands';

test('S14 a draft is compared with the live version on the canvas, restored, and the restore undone', async ({
  page,
  signIn,
}, info) => {
  await signIn('designer');
  await page.goto('/flows/flw_demo_post_sale?node=day');
  const hands = new Hands(page, info);
  await hands.nameStep('Dos días');
  await hands.isSaved();
  await page.goto('/flows/flw_demo_post_sale?sheet=versions&from=live&to=draft');
  const change = hands.sheet.getByRole('button', { name: /Dos días/ });
  await expect(change).toContainText('Cambiado');
  await expect(change.getByRole('deletion')).toContainText('Un día');
  await hands.click(change);
  await hands.picture('comparado');
  await hands.click(page.getByRole('button', { name: 'Volver a las versiones' }));
  await hands.click(hands.sheet.getByRole('button', { name: 'Restaurar' }).last());
  await hands.click(page.getByRole('button', { name: 'Restaurar v1' }));
  await expect(hands.card('Un día')).toBeVisible();
  await hands.picture('restaurado');
  await hands.click(page.getByRole('button', { name: 'Deshacer' }).first());
  await expect(hands.card('Dos días')).toBeVisible();
  hands.took(5);
  // The demo's flow is left as it was found.
  await page.getByRole('button', { name: 'Rehacer' }).click();
  await expect(hands.card('Un día')).toBeVisible();
  await hands.isSaved();
});
